import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getPath, type PlainValue, parse, resolve, toPlain } from "../../hocon/index.ts";
import { blueprintText } from "./blueprint-text.ts";

const anyKey = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
  fc.constantFrom("__proto__", "include", "true", "null", "1e3", "a.b", "a b", '"', "$", "//", "#", "\n"),
);
const { config: anyConfig } = fc.letrec<{
  value: PlainValue;
  config: { readonly [key: string]: PlainValue };
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(anyKey, fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("config"),
  ),
  config: fc.dictionary(anyKey, tie("value"), { maxKeys: 3, noNullPrototype: false }),
}));

describe("blueprintText", () => {
  it("says the same as what it was made of, for any names and configuration", () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyKey, anyConfig, (name, className, id, given) => {
        const { producers: _, consumers: __, cluster: ___, ...config } = given;
        const text = blueprintText(
          [{ name, className }],
          [{ id, producers: [{ streamlet: name, port: "out" }], consumers: [], cluster: className, config }],
        );
        const resolution = resolve([{ file: "blueprint.conf", document: parse(text) }]);
        expect(resolution.problems, text).toEqual([]);
        const plain = (path: string[]) => {
          const value = getPath(resolution.root, path);
          return value === undefined ? undefined : JSON.parse(JSON.stringify(toPlain(value)));
        };
        expect(plain(["blueprint", "streamlets"]), text).toEqual(
          JSON.parse(JSON.stringify({ [name]: className })),
        );
        expect(plain(["blueprint", "topics", id]), text).toEqual({
          producers: [`${name}.out`],
          cluster: className,
          ...JSON.parse(JSON.stringify(config)),
        });
      }),
      { numRuns: 80 },
    );
  });

  it("orders by the flow of data, and keeps long lists readable", () => {
    const consumers = Array.from({ length: 12 }, (_, index) => ({
      streamlet: `consumer-${index}`,
      port: "in",
    }));
    const text = blueprintText(
      [
        ...consumers.map(({ streamlet: name }) => ({ name, className: "a.C" })),
        { name: "source", className: "a.S" },
      ],
      [{ id: "data", producers: [{ streamlet: "source", port: "out" }], consumers, config: {} }],
    );
    expect(text.indexOf("source = a.S")).toBeLessThan(text.indexOf("consumer-0 = a.C"));
    expect(text).toContain("      consumers = [\n        consumer-0.in\n        consumer-1.in\n");
  });
});
