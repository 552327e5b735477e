import { describe, expect, it } from "vitest";
import { extensionOf, freePath, projectPath } from "./path.ts";

describe("projectPath", () => {
  it.each([
    ["a.conf", "a.conf"],
    ["a/b.conf", "a/b.conf"],
    ["a\\b.conf", "a/b.conf"],
    ["./a//b.conf", "a/b.conf"],
    ["__proto__", "__proto__"],
    ["a/...", "a/..."],
    ["über/Größe.avsc", "über/Größe.avsc"],
  ])("writes %s as %s", (path, expected) => {
    expect(projectPath(path)).toBe(expected);
  });

  it.each([
    "",
    "/",
    ".",
    "..",
    "../a",
    "a/../b",
    "a/..",
    "..\\a",
    "/etc/passwd",
    "\\\\host\\share",
    "C:\\a",
    "c:a",
    "a\0b",
    "a\nb",
    "x".repeat(2000),
  ])("refuses %j", (path) => {
    expect(projectPath(path)).toBeUndefined();
  });
});

describe("freePath", () => {
  it.each([
    ["a.conf", [], "a.conf"],
    ["a.conf", ["a.conf"], "a-2.conf"],
    ["a.conf", ["a.conf", "a-2.conf"], "a-3.conf"],
    ["data/.hidden", ["data/.hidden"], "data/.hidden-2"],
    ["v1.2/readme", ["v1.2/readme"], "v1.2/readme-2"],
  ])("gives %s beside %j the path %s", (path, taken, expected) => {
    expect(freePath(path, (candidate) => taken.includes(candidate))).toBe(expected);
  });
});

it("takes the extension in lower case, and none of a hidden file", () => {
  expect(extensionOf("a/B.AVSC")).toBe(".avsc");
  expect(extensionOf("a.b/c")).toBe("");
  expect(extensionOf(".gitignore")).toBe("");
});
