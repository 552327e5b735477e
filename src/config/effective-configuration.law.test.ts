import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlainValue, toPlain } from "../hocon/index.ts";
import { applicationOf } from "./application-of.ts";
import { effectiveEntries } from "./effective-entries.ts";
import { configured, settings, verifiedBlueprint } from "./testing/configuration-fixtures.ts";

type Plain = PlainValue | undefined;
type Section = ReadonlyMap<string, Plain>;

const blueprint = verifiedBlueprint();
const flow = blueprint.catalog.find("a.Flow");

/** Few keys, so that files meet at them, and such as are special to careless code. */
const key = fc.constantFrom("a", "b", "c.d", "__proto__", "constructor");
const leaf = fc.constantFrom<PlainValue>(1, 2, "x", true, null, [], [1, "y"]);
const { section } = fc.letrec<{ section: PlainValue; value: PlainValue }>((tie) => ({
  section: fc.dictionary(key, tie("value"), {
    maxKeys: 3,
    noNullPrototype: false,
  }) as fc.Arbitrary<PlainValue>,
  value: fc.oneof({ maxDepth: 3 }, leaf, tie("section")),
}));
const file = fc.record({ streamlet: section, runtime: section, topic: section });

/** The model: what is later, or more specific, wins; objects merge. */
function merged(under: Plain, over: Plain): Plain {
  if (over === undefined) return under;
  const [a, b] = [sectionOf(under), sectionOf(over)];
  if (a === undefined || b === undefined) return over;
  const keys = new Set([...a.keys(), ...b.keys()]);
  return Object.fromEntries([...keys].map((one) => [one, merged(a.get(one), b.get(one)) ?? null]));
}

function sectionOf(value: Plain): Section | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

function leaves(value: Plain, path: readonly string[] = []): readonly (readonly [string, string])[] {
  const below = sectionOf(value);
  if (below === undefined) return [[JSON.stringify(path), JSON.stringify(value)]];
  return [...below].flatMap(([one, inner]) => leaves(inner, [...path, one]));
}

/** Sections that are written as `"a" : { … }` below a path that HOCON reads as one key per element. */
function text({ streamlet, runtime, topic }: { readonly [scope: string]: PlainValue }): string {
  return `cloudflow.streamlets.flow.config = ${JSON.stringify(streamlet)}
    cloudflow { runtimes { flink { config : ${JSON.stringify(runtime)} } } }
    cloudflow.topics.data.consumer-config = ${JSON.stringify(topic)}`;
}

describe("the effective configuration of any files", () => {
  it("is that of a plain model: later files over earlier ones, the streamlet over its runtime", () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), (files) => {
        const configuration = configured(...files.map(text));
        const of = (scope: "streamlet" | "runtime" | "topic") =>
          files.reduce<Plain>((under, one) => merged(under, one[scope]), undefined);
        const expected = new Map(leaves(merged(of("runtime"), of("streamlet"))));

        const application = applicationOf(blueprint, configuration, settings);
        const config = application.streamlets.find(({ name }) => name === "flow")?.config;
        expect(new Map(leaves(config && toPlain(config)))).toEqual(expected);

        if (flow === undefined) throw new Error("The catalog of the test has a flow.");
        const entries = effectiveEntries(configuration, { name: "flow", descriptor: flow }).filter(
          ({ section: kind, source }) => kind === "config" && source.kind === "file",
        );
        const found = entries.map(
          ({ path, value }) => [JSON.stringify(path), JSON.stringify(toPlain(value))] as const,
        );
        expect(new Map(found)).toEqual(expected);
        expect(found).toHaveLength(expected.size);

        const topic = application.topics.find(({ id }) => id === "data");
        const base = { fetch: { min: { bytes: 1 } } };
        const kafka = new Map(Object.entries(topic?.config ?? {})).get("consumer-config");
        expect(new Map(leaves(kafka))).toEqual(new Map(leaves(merged(base, of("topic")))));
      }),
      { numRuns: 300 },
    );
  });

  it("names the file that wins, and all that it overrode", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(9), { nil: undefined }), { minLength: 1, maxLength: 6 }),
        (values) => {
          const written = values.map((value, index) => {
            const scope = index % 2 === 0 ? "runtimes.flink" : "streamlets.flow";
            return value === undefined ? "" : `cloudflow.${scope}.config.a = ${value}`;
          });
          if (flow === undefined) throw new Error("The catalog of the test has a flow.");
          const entry = effectiveEntries(configured(...written), { name: "flow", descriptor: flow }).find(
            ({ path }) => path[0] === "a",
          );
          const set = values
            .flatMap((value, index) => (value === undefined ? [] : [{ value, index }]))
            .reverse();
          const order = [
            ...set.filter(({ index }) => index % 2 === 1),
            ...set.filter(({ index }) => index % 2 === 0),
          ];
          const chain =
            entry === undefined || entry.source.kind !== "file"
              ? []
              : [{ value: entry.value, origin: entry.source.origin }, ...entry.overrode];
          expect(chain.map(({ value, origin }) => [toPlain(value), origin.file])).toEqual(
            order.map(({ value, index }) => [value, `${index + 1}.conf`]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
