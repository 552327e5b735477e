import { describe, expect, it } from "vitest";
import type { FileContent } from "../../project/index.ts";
import { changesText, exportChanges, projectFiles, type WrittenByTarget } from "./exportChanges.ts";
import type { ExportFile } from "./exportPlan.ts";
import { listedFiles } from "./listedFiles.ts";

const compose = {
  id: "compose",
  title: "Compose",
  description: "",
  render: () => ({ files: [], notes: [] }),
};

function file(path: string, content: FileContent): ExportFile {
  return { path, content, notes: [], ...(path.startsWith("deploy/") ? { target: compose } : {}) };
}

function writtenAt(at: number, files: Readonly<Record<string, FileContent>>) {
  return { at, files: new Map(Object.entries(files)) };
}

const files = [
  file("deploy/compose/a.yaml", "a: 1"),
  file("deploy/compose/b.yaml", "b: 2"),
  file("data/one.avro", new Uint8Array([1, 2])),
];

describe("exportChanges", () => {
  it("knows no differences where nothing was written before", () => {
    expect(exportChanges(files, new Map())).toEqual({
      since: undefined,
      kinds: new Map(),
      before: new Map(),
    });
  });

  it("compares each target with its own last export, bytes too", () => {
    const written: WrittenByTarget = new Map([
      ["compose", writtenAt(5, { "deploy/compose/a.yaml": "a: 0", "deploy/compose/old.yaml": "old" })],
      [projectFiles, writtenAt(9, { "data/one.avro": new Uint8Array([1, 2]) })],
      ["scaffold", writtenAt(99, { "deploy/scaffold/build.sbt": "" })],
    ]);
    const changes = exportChanges(files, written);
    expect(changes.since).toBe(9);
    expect(Object.fromEntries(changes.kinds)).toEqual({
      "deploy/compose/a.yaml": "changed",
      "deploy/compose/b.yaml": "new",
      "deploy/compose/old.yaml": "removed",
    });
    expect(changes.before.get("deploy/compose/a.yaml")).toBe("a: 0");
    expect(listedFiles(files, changes).map((one) => [one.path, one.change])).toEqual([
      ["deploy/compose/a.yaml", "changed"],
      ["deploy/compose/b.yaml", "new"],
      ["data/one.avro", undefined],
      ["deploy/compose/old.yaml", "removed"],
    ]);
  });

  it("sees bytes that differ, and bytes that became text", () => {
    const written = (content: FileContent): WrittenByTarget =>
      new Map([[projectFiles, writtenAt(1, { "data/one.avro": content })]]);
    const kindOf = (content: FileContent) =>
      exportChanges(files, written(content)).kinds.get("data/one.avro");
    expect(kindOf(new Uint8Array([1, 3]))).toBe("changed");
    expect(kindOf(new Uint8Array([1]))).toBe("changed");
    expect(kindOf("")).toBe("changed");
  });
});

describe("changesText", () => {
  it.each([
    [[], "no differences"],
    [["new", "removed", "new"], "2 new, 1 removed"],
    [["changed"], "1 changed"],
  ] as const)("%j is %s", (kinds, text) => {
    expect(changesText(new Map(kinds.map((kind, index) => [String(index), kind])))).toBe(text);
  });
});
