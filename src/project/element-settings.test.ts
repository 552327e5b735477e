import { describe, expect, it } from "vitest";
import { applyChanges } from "./changes.ts";
import { removeElementSettings, renameElementSettings } from "./element-settings.ts";
import type { Project } from "./project.ts";

const text = `{
  "application": { "id": "shop", "replicas": { "till": 2, "source": 3 } },
  "layout": {
    "streamlets": {
      "source": { "x": 1, "y": 2 },
      "till": { "x": 3, "y": 4 }
    },
    "topics": { "source": { "x": 5, "y": 6 } }
  },
  "own": "kept"
}
`;

function projectWith(settings: string): Project {
  return { name: "shop", files: new Map([["streamwright.json", settings]]) };
}

function settled(project: Project, changes: ReturnType<typeof removeElementSettings>): unknown {
  return JSON.parse(String(applyChanges(project, changes).files.get("streamwright.json")));
}

describe("removeElementSettings", () => {
  it("takes places and replicas away, and leaves a topic of the same name alone", () => {
    const project = projectWith(text);
    expect(settled(project, removeElementSettings(project, { streamlets: ["source"], topics: [] }))).toEqual({
      application: { id: "shop", replicas: { till: 2 } },
      layout: { streamlets: { till: { x: 3, y: 4 } }, topics: { source: { x: 5, y: 6 } } },
      own: "kept",
    });
  });

  it("changes nothing where nothing is kept", () => {
    const project = projectWith(text);
    expect(removeElementSettings(project, { streamlets: ["other"], topics: ["till"] })).toEqual([]);
    expect(removeElementSettings(projectWith(""), { streamlets: ["till"], topics: [] })).toEqual([]);
  });

  it("takes many away at once, also those with names of objects' own", () => {
    const names = ["__proto__", "constructor", ...Array.from({ length: 40 }, (_, index) => `s${index}`)];
    const places = names.map((name) => `${JSON.stringify(name)}: { "x": 1, "y": 1 }`).join(", ");
    const project = projectWith(`{ "layout": { "streamlets": { ${places} } } }`);
    const changes = removeElementSettings(project, { streamlets: names.slice(0, 30), topics: [] });
    const left = settled(project, changes) as { layout: { streamlets: object } };
    expect(Object.keys(left.layout.streamlets)).toEqual(names.slice(30));
  });
});

describe("renameElementSettings", () => {
  it("carries places and replicas over, over what an older element of that name left", () => {
    const project = projectWith(text);
    expect(settled(project, renameElementSettings(project, "streamlets", "source", "till"))).toEqual({
      application: { id: "shop", replicas: { till: 3 } },
      layout: { streamlets: { till: { x: 1, y: 2 } }, topics: { source: { x: 5, y: 6 } } },
      own: "kept",
    });
  });

  it("renames topics apart from streamlets", () => {
    const project = projectWith(text);
    expect(settled(project, renameElementSettings(project, "topics", "source", "orders"))).toMatchObject({
      application: { replicas: { till: 2, source: 3 } },
      layout: { streamlets: { source: { x: 1, y: 2 } }, topics: { orders: { x: 5, y: 6 } } },
    });
  });
});
