import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createResourceNames, labelRule, labelValue, subdomainRule, workloadRule } from "./resource-names.ts";

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const flinkName = /^[a-z]([-a-z0-9]{0,43}[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.string({ minLength: 200, maxLength: 300 }),
);

describe("createResourceNames", () => {
  it("keeps a valid name as it is and tells of every change", () => {
    const changes: [string, string][] = [];
    const names = createResourceNames(
      () => [],
      (wanted, name) => changes.push([wanted, name]),
    );
    expect(names.take(["shop", "totals"], workloadRule)).toBe("shop-totals");
    expect(changes).toEqual([]);
    const other = names.take(["shop", "totals"], workloadRule);
    expect(other).not.toBe("shop-totals");
    expect(changes).toEqual([["shop-totals", other]]);
  });

  it("shortens so that both parts stay readable", () => {
    const name = createResourceNames().take(
      ["an-application-with-a-long-name", "and-a-streamlet-too"],
      workloadRule,
    );
    expect(name).toMatch(/^an-applicat.*-and-a-stream.*-[0-9a-f]{8}$/);
    expect(name.length).toBeLessThanOrEqual(45);
  });

  it("gives the same name on every export", () => {
    const once = () => createResourceNames().take(["x".repeat(300), "ünï"], workloadRule);
    expect(once()).toBe(once());
  });

  it("starts with a letter where it must", () => {
    expect(createResourceNames().take(["1st"], workloadRule)).toBe("s-1st");
    expect(createResourceNames().take(["1st"], labelRule)).toBe("1st");
  });

  it("does not hand out what belongs to another name", () => {
    const names = createResourceNames((name) => [`${name}-rest`]);
    names.take(["shop", "api"], workloadRule);
    expect(names.take(["shop", "api-rest"], workloadRule)).not.toBe("shop-api-rest");
    const reverse = createResourceNames((name) => [`${name}-rest`]);
    reverse.take(["shop", "api-rest"], workloadRule);
    expect(reverse.take(["shop", "api"], workloadRule)).not.toBe("shop-api");
  });

  it.each([
    ["workloads", workloadRule, flinkName],
    ["labels", labelRule, label],
    ["subdomains", subdomainRule, subdomain],
  ] as const)("names of %s are valid and distinct for any input", (_, rule, valid) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 12 }), (wanted) => {
        const names = createResourceNames();
        const taken = wanted.map((parts) => names.take(parts, rule));
        for (const name of taken) {
          expect(name).toMatch(valid);
          expect(name.length).toBeLessThanOrEqual(rule.maxLength);
        }
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});

describe("labelValue", () => {
  it("is a valid label value for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(labelValue(text)).toMatch(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/);
      }),
    );
  });
});
