import { describe, expect, it } from "vitest";
import { fromPlain, type HoconObject, type PlainValue } from "../hocon/index.ts";
import type { ApplicationStreamlet } from "./application.ts";
import { configurationChange, configurationDifferences, reconfigure } from "./reconfigure.ts";

const object = (plain: PlainValue) => fromPlain(plain) as HoconObject;
const parameter = (key: string, validationType: "int32" | "string", defaultValue?: string) => ({
  key,
  description: "",
  validationType,
  ...(defaultValue === undefined ? {} : { defaultValue }),
});

function streamlet(
  config: PlainValue = {},
  parameters: readonly (readonly [string, string])[] = [["count", "10"]],
): ApplicationStreamlet {
  return {
    name: "step",
    descriptor: {
      ...{ className: "a.Step", runtime: "akka", labels: [], description: "", file: "" },
      ...{ inlets: [], outlets: [], attributes: [], volumeMounts: [] },
      configParameters: [parameter("count", "int32", "10"), parameter("url", "string")],
    },
    image: "",
    parameters: new Map(parameters),
    parametersSet: new Set(),
    config: object(config),
    kubernetes: object({}),
    portMappings: new Map(),
    schemas: new Map(),
  };
}

describe("a change of configuration", () => {
  it("sets what it names and leaves the rest", () => {
    const before = streamlet({ a: { b: 1, c: 2 }, "d.e": 3 });
    const change = { parameters: { count: 5 }, config: { "a.b": 7, "a.x.y": [1], '"d.e"': null } };
    const { streamlet: after, faults } = reconfigure(before, change);
    expect(faults).toEqual([]);
    expect(configurationDifferences(before, after)).toEqual([
      { section: "parameters", path: "count", before: "10", after: "5" },
      { section: "config", path: "a.b", before: "1", after: "7" },
      { section: "config", path: '"d.e"', before: "3", after: undefined },
      { section: "config", path: "a.x.y", before: undefined, after: "[1]" },
    ]);
    expect([...after.parametersSet]).toEqual(["count"]);
    // Nothing of the old one is touched.
    expect(configurationDifferences(before, streamlet({ a: { b: 1, c: 2 }, "d.e": 3 }))).toEqual([]);
  });

  it("gives a parameter its default back", () => {
    const { streamlet: after } = reconfigure(streamlet({}, [["count", "3"]]), {
      parameters: { count: null },
    });
    expect([after.parameters.get("count"), after.parametersSet.size]).toEqual(["10", 0]);
  });

  it.each([
    [{ parameters: { no: 1 } }, 'step has no config parameter "no".'],
    [{ parameters: { count: "x" } }, 'Config parameter "count" of step must be a whole number'],
    [{ parameters: { url: null } }, 'Config parameter "url" of step has no default.'],
    [{ config: { "a..b": 1 } }, '"a..b" is no path of configuration.'],
  ])("%j is refused", (change, fault) => {
    expect(reconfigure(streamlet(), change).faults).toEqual([expect.stringContaining(fault)]);
  });

  const configs: readonly PlainValue[] = [
    {},
    { a: 1 },
    { a: { b: 1, "c.d": "x" } },
    { a: { b: { e: [1, 2] } }, f: true },
    { a: null, f: "true" },
  ];
  it.each(configs.flatMap((before) => configs.map((after) => [before, after] as const)))(
    "makes the one of the other: %j to %j",
    (before, after) => {
      const wanted = streamlet(after, [["count", "7"]]);
      const change = configurationChange(streamlet(before), wanted) ?? {};
      expect(configurationDifferences(reconfigure(streamlet(before), change).streamlet, wanted)).toEqual([]);
    },
  );
});
