import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, type FileChange } from "./changes.ts";
import type { Project } from "./project.ts";

const project: Project = {
  name: "p",
  files: new Map<string, string | Uint8Array>([
    ["a.conf", "hello"],
    ["b.avro", new Uint8Array([1])],
  ]),
};
const edit = (start: number, end: number, newText: string) => ({ range: { start, end }, newText });

describe("applyChanges", () => {
  it("edits, writes, renames and deletes", () => {
    const next = applyChanges(project, [
      { kind: "edit", path: "a.conf", edits: [edit(0, 1, "j"), edit(5, 5, "!")] },
      { kind: "write", path: "0.conf", content: "" },
      { kind: "rename", path: "a.conf", to: "z/c.conf" },
      { kind: "delete", path: "b.avro" },
    ]);
    expect([...next.files]).toEqual([
      ["0.conf", ""],
      ["z/c.conf", "jello!"],
    ]);
    expect(project.files.get("a.conf")).toBe("hello");
  });

  const impossible: readonly FileChange[] = [
    { kind: "edit", path: "none", edits: [edit(0, 0, "x")] },
    { kind: "edit", path: "b.avro", edits: [edit(0, 0, "x")] },
    { kind: "edit", path: "a.conf", edits: [edit(0, 6, "x")] },
    { kind: "edit", path: "a.conf", edits: [edit(2, 1, "x")] },
    { kind: "edit", path: "a.conf", edits: [edit(0, 3, "x"), edit(2, 4, "y")] },
    { kind: "edit", path: "a.conf", edits: [edit(Number.NaN, 1, "x")] },
    { kind: "edit", path: "a.conf", edits: [] },
    { kind: "write", path: "../a", content: "x" },
    { kind: "write", path: "/a", content: "x" },
    { kind: "write", path: "a.conf", content: "hello" },
    { kind: "write", path: "b.avro", content: new Uint8Array([1]) },
    { kind: "rename", path: "none", to: "c" },
    { kind: "rename", path: "a.conf", to: "b.avro" },
    { kind: "rename", path: "a.conf", to: "../c" },
    { kind: "delete", path: "none" },
  ];
  it.each(impossible)("returns the same project for %j", (change) => {
    expect(applyChanges(project, [change])).toBe(project);
  });

  it("never throws, and lists files by path", () => {
    const path = fc.oneof(fc.constantFrom("a.conf", "b.avro", "__proto__", "../x", ""), fc.string());
    const offset = fc.integer({ min: -2, max: 8 });
    const change: fc.Arbitrary<FileChange> = fc.oneof(
      fc.record({
        kind: fc.constant("edit" as const),
        path,
        edits: fc.array(
          fc.record({ range: fc.record({ start: offset, end: offset }), newText: fc.string() }),
        ),
      }),
      fc.record({ kind: fc.constant("write" as const), path, content: fc.string() }),
      fc.record({ kind: fc.constant("delete" as const), path }),
      fc.record({ kind: fc.constant("rename" as const), path, to: path }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const paths = [...applyChanges(project, changes).files.keys()];
        expect(paths).toEqual([...paths].sort());
      }),
    );
  });
});
