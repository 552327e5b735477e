import { expect, it } from "vitest";
import { fileKind } from "./file-kind.ts";

it.each([
  ["blueprint.conf", "blueprint"],
  ["blueprint-2.conf", "blueprint"],
  ["src/main/blueprint/blueprint.conf", "blueprint"],
  ["application.conf", "configuration"],
  ["environments/local.conf", "configuration"],
  ["streamlet-descriptors.conf", "descriptors"],
  ["descriptors/ingestor.conf", "descriptors"],
  ["descriptors/ingestor.json", "descriptors"],
  ["descriptors/readme.md", "other"],
  ["avro/a/B.avsc", "schema"],
  ["streamlets/Join.ts", "streamlet"],
  ["Join.ts", "other"],
  ["data/rides.json", "data"],
  ["data/rides.jsonl", "data"],
  ["rides.avro", "data"],
  ["rides.json", "other"],
  ["streamwright.json", "settings"],
  ["a/streamwright.json", "other"],
  ["deploy/blueprint.conf", "other"],
  ["README.md", "other"],
  ["__proto__", "other"],
])("tells the kind of %s by its path: %s", (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});
