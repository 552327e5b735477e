import { expect, it } from "vitest";
import { importFiles } from "./import-files.ts";

const blueprint = "blueprint { streamlets { }, topics { } }";
const schema = '{"type":"record","name":"R","fields":[]}';

it.each([
  ["a blueprint with a name of its own", { "Order.avsc": schema, "taxi-ride.conf": blueprint }, "taxi-ride"],
  ["the first file that says something", { "blueprint.conf": blueprint, "Order.avsc": schema }, "Order"],
  ["the first file, where none says anything", { "blueprint.conf": blueprint }, "blueprint"],
  ["no file that is left out", { "notes.txt": "x", "blueprint.conf": blueprint }, "blueprint"],
])("loose files are called after %s", (_, files, name) => {
  const incoming = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  expect(importFiles(incoming).project?.name).toBe(name);
});
