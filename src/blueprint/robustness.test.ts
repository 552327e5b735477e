import fc from "fast-check";
import { expect, it } from "vitest";
import { catalogOf } from "./catalog.ts";
import { graphOf } from "./graph.ts";
import { readJavaPattern } from "./pattern/java-pattern.ts";
import { readDescriptors } from "./read-descriptors.ts";
import { egress, ingress, processor, read } from "./testing/blueprint-fixtures.ts";
import { verify } from "./verify.ts";

const catalog = catalogOf([ingress, processor, egress]);

/** Pieces of blueprints in any order: nearly right texts find more than noise does. */
const pieces = fc.constantFrom(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: HOCON substitutions
  ...'blueprint { } streamlets topics connections producers consumers [ ] = : , . com.Ingress a a.out a.in "b.in" ${a} ${?b} += \n # // " null 5 managed topic partitions __proto__ include'.split(
    " ",
  ),
);
const text = fc.oneof(
  fc.string(),
  fc.array(pieces, { maxLength: 40 }).map((list) => list.join(" ")),
);

it("reads and verifies any text without throwing, with ranges inside of it", () => {
  fc.assert(
    fc.property(text, (source) => {
      const reading = read(source);
      const { problems, verified } = verify(reading, catalog);
      graphOf(reading.blueprint, catalog, problems);
      const hasErrors = problems.some((problem) => problem.severity === "error");
      expect(verified === undefined).toBe(hasErrors);
      for (const { range } of problems) {
        if (range === undefined) continue;
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(source.length);
      }
    }),
    { numRuns: 400 },
  );
});

it("reads any text as descriptors, or says why not", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.json()), (source) => {
      const { descriptors, problems } = readDescriptors("any", source);
      expect(descriptors.length + problems.length).toBeGreaterThan(0);
      catalogOf(descriptors);
    }),
    { numRuns: 200 },
  );
});

it("reads any pattern, and agrees with the language's own on plain ones", () => {
  const plain = fc.array(fc.constantFrom("a", "b", "[ab]", "(?:ab)", "a?", "b*", "(?:a|b)+", ".", "^", "$"), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.string(), plain, fc.stringMatching(/^[ab]{0,6}$/), (noise, parts, sample) => {
      readJavaPattern(noise);
      const source = parts.join("").replace(/([$^])([?*+])/g, "$1");
      const reading = readJavaPattern(source);
      expect(reading.ok && reading.value.matches(sample)).toBe(
        new RegExp(`^(?:${source})$`, "u").test(sample),
      );
    }),
    { numRuns: 400 },
  );
});
