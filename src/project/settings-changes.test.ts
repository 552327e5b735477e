import { describe, expect, it } from "vitest";
import { applyChanges } from "./changes.ts";
import { emptyProject } from "./empty-project.ts";
import { type Project, textOf } from "./project.ts";
import { settingsOf } from "./settings.ts";
import { moveNodes, setApplicationSettings, setConfigurationOrder, setScenario } from "./settings-changes.ts";

function withSettings(text: string): Project {
  return { name: "p", files: new Map([["streamwright.json", text]]) };
}
const moved = (project: Project, name: string, x: number, y: number) =>
  applyChanges(project, moveNodes(project, { streamlets: new Map([[name, { x, y }]]) }));

const written = `{
  "future": { "keep": [1,2 ] },
  "layout": {
    "streamlets": { "a": {"x": 1,   "y": 2, "colour": "red"} , "b": { "x": 3, "y": 4 } }
  },

  "name":"P"
}
`;

describe("moveNodes", () => {
  it("changes only the position that moves", () => {
    const text = textOf(moved(withSettings(written), "b", 30.4, -0.2), "streamwright.json") ?? "";
    expect(settingsOf(withSettings(text)).settings.layout.streamlets).toEqual(
      new Map([
        ["a", { x: 1, y: 2 }],
        ["b", { x: 30, y: 0 }],
      ]),
    );
    expect(text).toContain('"future": { "keep": [1,2 ] }');
    expect(text).toContain('"a": {"x": 1,   "y": 2, "colour": "red"}');
    expect(text).toContain('"name":"P"');
  });

  it.each(["", "{}", "{\n}\n", '{"layout": 5}', '{"layout": {"streamlets": null}}'])(
    "works in %j and leaves JSON",
    (text) => {
      const project = moved(withSettings(text), "__proto__", 1, 2);
      expect(() => JSON.parse(textOf(project, "streamwright.json") ?? "")).not.toThrow();
      expect(settingsOf(project).settings.layout.streamlets.get("__proto__")).toEqual({ x: 1, y: 2 });
    },
  );

  it("makes the file where there is none, and says nothing when nothing moves", () => {
    const project = moved({ name: "p", files: new Map() }, "a.b", 1, 2);
    expect(settingsOf(project).settings.layout.streamlets).toEqual(new Map([["a.b", { x: 1, y: 2 }]]));
    expect(moveNodes(project, { streamlets: new Map([["a.b", { x: 1, y: 2 }]]) })).toEqual([]);
    expect(moveNodes(project, {})).toEqual([]);
  });

  it("places a thousand nodes at once, quickly", () => {
    const places = new Map(
      Array.from({ length: 1000 }, (_, index) => [`s-${index}`, { x: index, y: 1 - index }]),
    );
    const project = emptyProject("p");
    const start = performance.now();
    const next = applyChanges(project, moveNodes(project, { streamlets: places, topics: places }));
    expect(performance.now() - start).toBeLessThan(1000);
    expect(settingsOf(next).settings.layout).toEqual({ streamlets: places, topics: places });
  });
});

it("sets the scenario as it is, and refuses what is no JSON", () => {
  const project = emptyProject("p");
  const scenario = { seed: 7, feeds: [{ "a.b": null }] };
  const next = applyChanges(project, setScenario(project, scenario));
  expect(settingsOf(next).settings.scenario).toEqual(scenario);
  expect(settingsOf(next).name).toBe("p");
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(setScenario(project, cycle)).toEqual([]);
  expect(setScenario(project, undefined)).toEqual([]);
});

it("sets what is given of the application and the order of files", () => {
  const project = emptyProject("p");
  const images = new Map([["a.B$", "registry/a:1"]]);
  const next = applyChanges(project, setApplicationSettings(project, { version: "2", images }));
  expect(settingsOf(next).settings.application).toMatchObject({ id: "p", version: "2", images });
  const ordered = applyChanges(next, setConfigurationOrder(next, ["b.conf", "a.conf"]));
  expect(settingsOf(ordered).settings.configuration).toEqual(["b.conf", "a.conf"]);
});
