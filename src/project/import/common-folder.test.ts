import { describe, expect, it } from "vitest";
import { commonFolder, isIgnored } from "./common-folder.ts";

describe("commonFolder", () => {
  it.each([
    [[], ""],
    [["a.conf"], ""],
    [["x/a.conf", "x/b.conf"], "x/"],
    [["x/y/a.conf", "x/y/z/b.conf"], "x/y/"],
    [["x/a.conf", "xy/a.conf"], ""],
    [["x/a.conf", "b.conf"], ""],
    [["avro/a.avsc", "blueprint.conf"], ""],
    [["x/avro/a.avsc", "x/blueprint.conf"], "x/"],
    [["x/blueprint.conf"], "x/"],
  ])("of %j is %j", (paths, expected) => {
    expect(commonFolder(paths)).toBe(expected);
  });
});

it.each([
  ["deploy/a.yaml", true, true],
  ["deploy/a.yaml", false, false],
  ["x/.git/config", false, true],
  ["__MACOSX/._a", false, true],
  ["a/.DS_Store", false, true],
  [".gitignore", true, false],
])("ignores %s (project root: %s): %s", (path, isRoot, expected) => {
  expect(isIgnored(path, isRoot)).toBe(expected);
});
