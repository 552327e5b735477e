import { describe, expect, it } from "vitest";
import type { FileContent } from "../../project/index.ts";
import { exportChanges, projectFiles, type WrittenByTarget } from "./exportChanges.ts";
import type { ExportFile } from "./exportPlan.ts";
import { removeFromFolder } from "./removeFromFolder.ts";
import { isAsWritten, staleFiles } from "./staleFiles.ts";

const compose = { id: "compose", title: "", description: "", render: () => ({ files: [], notes: [] }) };
const made = (path: string): ExportFile => ({ path, content: "new", notes: [], target: compose });
const writtenBefore = (files: Readonly<Record<string, FileContent>>) => ({
  at: 1,
  files: new Map(Object.entries(files)),
});

describe("staleFiles", () => {
  const written: WrittenByTarget = new Map([
    [
      "compose",
      writtenBefore({
        "deploy/compose/z.yaml": "z",
        "deploy/compose/a.yaml": "a",
        "deploy/compose/b.yaml": "b",
      }),
    ],
    ["scaffold", writtenBefore({ "deploy/scaffold/build.sbt": "" })],
    [projectFiles, writtenBefore({ "old.conf": "o", "kept.conf": "k" })],
  ]);

  it("are exactly those that the previous export wrote and this one does not", () => {
    const files = [made("deploy/compose/b.yaml"), made("deploy/compose/c.yaml")];
    const own = { path: "kept.conf", content: "changed", notes: [] };
    expect(staleFiles(exportChanges([...files, own], written))).toEqual([
      { path: "deploy/compose/a.yaml", content: "a" },
      { path: "deploy/compose/z.yaml", content: "z" },
      { path: "old.conf", content: "o" },
    ]);
  });
  it("are none of targets that are left out, and none where nothing was written", () => {
    expect(staleFiles(exportChanges([made("deploy/compose/a.yaml")], new Map()))).toEqual([]);
    const paths = staleFiles(exportChanges([made("deploy/compose/a.yaml")], written)).map(({ path }) => path);
    expect(paths).toEqual(["deploy/compose/b.yaml", "deploy/compose/z.yaml"]);
  });
});

it.each([
  ["grün", "grün", true],
  ["grün", "blau", false],
  ["", "", true],
  ["a", "a\n", false],
])("a file %j is as written when it holds %j: %s", (content, present, expected) => {
  const bytes = new TextEncoder().encode(present);
  expect(isAsWritten({ path: "p", content }, bytes)).toBe(expected);
  expect(isAsWritten({ path: "p", content: new TextEncoder().encode(content) }, bytes)).toBe(expected);
});

/** A folder in memory, of texts by path, as browsers give access to one. */
function folderOf(files: Map<string, string>, at = ""): FileSystemDirectoryHandle {
  const holds = (path: string) => [...files.keys()].some((one) => one.startsWith(`${path}/`));
  const refuse = (name: string) => Promise.reject(new DOMException("", name));
  const folder = {
    getFileHandle(name: string) {
      const text = files.get(at + name);
      if (text === undefined) return refuse(holds(at + name) ? "TypeMismatchError" : "NotFoundError");
      return Promise.resolve({ getFile: () => Promise.resolve(new Blob([text])) });
    },
    getDirectoryHandle(name: string) {
      if (holds(at + name)) return Promise.resolve(folderOf(files, `${at}${name}/`));
      return refuse(files.has(at + name) ? "TypeMismatchError" : "NotFoundError");
    },
    removeEntry(name: string) {
      if (holds(at + name)) return refuse("InvalidModificationError");
      files.delete(at + name);
      return Promise.resolve();
    },
  };
  return folder as unknown as FileSystemDirectoryHandle;
}

describe("removeFromFolder", () => {
  it("removes what is as written, and keeps what is changed, absent or somebody else's", async () => {
    const files = new Map([
      ["deploy/compose/a.yaml", "a"],
      ["deploy/compose/mine.yaml", "mine"],
      ["deploy/compose/changed.yaml", "by hand"],
      ["deploy/k8s/inner/b.yaml", "b"],
      ["folder/file", "f"],
      ["file", "f"],
    ]);
    const stale = [
      { path: "deploy/compose/a.yaml", content: "a" },
      { path: "deploy/compose/changed.yaml", content: "changed" },
      { path: "deploy/k8s/inner/b.yaml", content: "b" },
      { path: "deploy/gone/c.yaml", content: "c" },
      { path: "folder", content: "a file before" },
      { path: "file/below", content: "f" },
    ];
    expect(await removeFromFolder(folderOf(files), stale)).toEqual([
      "deploy/compose/a.yaml",
      "deploy/k8s/inner/b.yaml",
    ]);
    expect([...files.keys()]).toEqual([
      "deploy/compose/mine.yaml",
      "deploy/compose/changed.yaml",
      "folder/file",
      "file",
    ]);
  });
});
