import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";
import { applicationIdOf } from "./settings-text.ts";

describe("readSettings", () => {
  it("reads everything", () => {
    const text = JSON.stringify({
      name: "Taxi ride",
      application: {
        id: "taxi",
        version: "1",
        images: { a: "x/a:1" },
        replicas: { p: 2 },
        flinkVersion: "1.19",
      },
      layout: { streamlets: { p: { x: 1, y: -2.5 } }, topics: { t: { x: 0, y: 0 } } },
      configuration: ["b.conf", "a.conf"],
      environments: { local: ["a.conf"], production: ["a.conf", "b.conf"] },
      scenario: { seed: 1 },
    });
    const { settings, name, problems } = readSettings(text, "other");
    expect(problems).toEqual([]);
    expect(name).toBe("Taxi ride");
    expect(settings).toEqual({
      application: {
        id: "taxi",
        version: "1",
        images: new Map([["a", "x/a:1"]]),
        replicas: new Map([["p", 2]]),
        flinkVersion: "1.19",
      },
      layout: {
        streamlets: new Map([["p", { x: 1, y: -2.5 }]]),
        topics: new Map([["t", { x: 0, y: 0 }]]),
      },
      configuration: ["b.conf", "a.conf"],
      environments: new Map([
        ["local", ["a.conf"]],
        ["production", ["a.conf", "b.conf"]],
      ]),
      scenario: { seed: 1 },
    });
  });

  it.each([undefined, "", " \n", "{}", "\uFEFF{}"])("has defaults for %j", (text) => {
    const { settings, problems } = readSettings(text, "Taxi Ride");
    expect(problems).toEqual([]);
    expect(settings.application).toMatchObject({ id: "taxi-ride", version: "0.1.0" });
    expect(settings.environments).toEqual(new Map());
  });

  it.each([
    ["[]", ""],
    ["{", ""],
    ['{"application": 1}', "/application"],
    ['{"application": {"id": 5}}', "/application/id"],
    ['{"application": {"replicas": {"a/b": -1}}}', "/application/replicas/a~1b"],
    ['{"layout": {"streamlets": {"p": {"x": "1", "y": 2}}}}', "/layout/streamlets/p"],
    ['{"configuration": "a.conf"}', "/configuration"],
    ['{"environments": ["a.conf"]}', "/environments"],
    ['{"environments": {"a/b": "a.conf"}}', "/environments/a~1b"],
    ['{"environments": {"a": ["a.conf", 1]}}', "/environments/a"],
  ])("says of %s what is wrong at %j, and uses the rest", (text, pointer) => {
    const { settings, problems } = readSettings(text, "p");
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(problems[0]?.message).toContain("streamwright.json");
    expect(settings.application.version).toBe("0.1.0");
  });

  it("takes names such as __proto__ as they are", () => {
    const { settings } = readSettings('{"layout": {"streamlets": {"__proto__": {"x": 1, "y": 2}}}}', "p");
    expect(settings.layout.streamlets.get("__proto__")).toEqual({ x: 1, y: 2 });
    expect({}).not.toHaveProperty("x");
  });
});

it.each([
  ["Taxi ride", "taxi-ride"],
  ["Größe_2.0", "groe-2-0"],
  ["Ålesund", "alesund"],
  ["---", "application"],
  ["", "application"],
  ["a".repeat(80), "a".repeat(63)],
])("makes of the name %j the application id %s", (name, id) => {
  expect(applicationIdOf(name)).toBe(id);
});
