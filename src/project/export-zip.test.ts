import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyProject } from "./empty-project.ts";
import { exportZip } from "./export-zip.ts";
import { importFiles } from "./import/import-files.ts";
import { projectPath } from "./path.ts";
import { type FileContent, inPathOrder, type Project } from "./project.ts";
import { hasSharedExamples, sharedExample } from "./testing/shared-examples.ts";

function reopened(project: Project) {
  return importFiles([{ path: "any.zip", bytes: exportZip(project) }]);
}

const folder = fc.constantFrom("", "avro/", "streamlets/", "data/", "a/b/", "__proto__/", "descriptors/");
const name = fc.oneof(
  fc.constantFrom(
    "a.conf",
    "b.avsc",
    "c.ts",
    "d.json",
    "e.jsonl",
    "README.md",
    "__proto__",
    "é.conf",
    "streamlet-descriptors.conf",
  ),
  fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((text) => projectPath(text) === text && !text.includes("/")),
);
const path = fc.tuple(folder, name).map(([place, file]) => place + file);
const file: fc.Arbitrary<[string, FileContent]> = fc.oneof(
  fc.tuple(path, fc.string({ unit: "grapheme" })),
  // Bytes that are no text keep being bytes where text is not needed.
  fc.tuple(
    path.map((one) => `${one}.png`),
    fc.uint8Array({ maxLength: 50 }).map((bytes) => new Uint8Array([0xff, ...bytes])),
  ),
  fc.tuple(
    path.map((one) => `${one}.avro`),
    fc.uint8Array({ maxLength: 50 }).map((bytes) => new Uint8Array([0x4f, 0x62, 0x6a, 1, ...bytes])),
  ),
);

it("gives back every file of any project", () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 12 }), fc.boolean(), (files, hasBlueprint) => {
      const root = hasBlueprint ? "blueprint.conf" : "streamwright.json";
      const project = { name: "any", files: inPathOrder(new Map([...files, [root, "{}"]])) };
      expect([...(reopened(project).project?.files ?? [])]).toEqual([...project.files]);
    }),
    { numRuns: 200 },
  );
});

it("keeps the name of a project", () => {
  const project = emptyProject("My pipeline, version 2");
  expect(reopened(project).project).toEqual(project);
});

it("puts generated files below deploy/, which an import leaves out", () => {
  const project = emptyProject("p");
  const bytes = exportZip(project, [
    { path: "flink/a.yaml", text: "a: 1" },
    { path: "../escape.yaml", text: "" },
  ]);
  expect(new TextDecoder("latin1").decode(bytes)).toContain("deploy/flink/a.yaml");
  expect(new TextDecoder("latin1").decode(bytes)).not.toContain("escape");
  expect(importFiles([{ path: "p.zip", bytes }]).project).toEqual(project);
});

it("is the same to the byte for the same project", () => {
  expect(exportZip(emptyProject("p"))).toEqual(exportZip(emptyProject("p")));
});

it.skipIf(!hasSharedExamples)("gives back the taxi ride application", () => {
  const { project } = importFiles(sharedExample("taxi-ride"));
  if (project === undefined) throw new Error("The example could not be opened.");
  expect([...(reopened(project).project?.files ?? [])]).toEqual([...project.files]);
});
