// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** Edits in the style of the text around them: what a person would have typed. */
import { describe, expect, it } from "vitest";
import { parse } from "../document.ts";
import { applyEdits } from "../text.ts";
import { appendToList, removeFromList, replaceInList } from "./list-edits.ts";
import { removeValue, renameKey } from "./remove-value.ts";
import { setValue } from "./set-value.ts";

describe("setValue", () => {
  it.each([
    ["replaces the value only", "a =  1 # one\nb = 2\n", ["a"], 3, "a =  3 # one\nb = 2\n"],
    ["adds at the end", "a = 1\n", ["b"], 2, "a = 1\nb = 2\n"],
    ["adds behind a text without newline", "a = 1", ["b"], 2, "a = 1\nb = 2"],
    ["fills an empty text", "", ["a", "b"], 1, "a.b = 1\n"],
    ["keeps comments of a text without fields", "# head\n", ["a"], 1, "# head\na = 1\n"],
    ["keeps the separator", "a: 1\n", ["b"], 2, "a: 1\nb: 2\n"],
    ["keeps tight separators", "a=1\n", ["b"], 2, "a=1\nb=2\n"],
    ["indents", "a {\n    b = 1\n}\n", ["a", "c"], 2, "a {\n    b = 1\n    c = 2\n}\n"],
    ["indents with tabs", "a {\n\tb = 1\n}\n", ["c"], { d: 1 }, "a {\n\tb = 1\n}\nc {\n\td = 1\n}\n"],
    ["stays on one line", "a { b = 1, c = 2 }", ["a", "d"], 3, "a { b = 1, c = 2, d = 3 }"],
    ["opens an empty object", "a {}\n", ["a", "b"], 1, "a {\n  b = 1\n}\n"],
    ["keeps commas", "{\n  a = 1,\n  b = 2\n}", ["c"], 3, "{\n  a = 1,\n  b = 2,\n  c = 3\n}"],
    ["keeps trailing commas", "{\n  a = 1,\n  b = 2,\n}", ["c"], 3, "{\n  a = 1,\n  b = 2,\n  c = 3,\n}"],
    [
      "writes JSON in JSON",
      '{\n  "a": 1\n}',
      ["b", "c"],
      ["x"],
      '{\n  "a": 1,\n  "b": {\n    "c": ["x"]\n  }\n}',
    ],
    ["keeps Windows newlines", "a = 1\r\n", ["b"], { c: 1 }, "a = 1\r\nb {\r\n  c = 1\r\n}\r\n"],
    [
      "adds behind the comment of the last",
      "a {\n  b = 1 # one\n  // end\n}",
      ["a", "c"],
      2,
      "a {\n  b = 1 # one\n  c = 2\n  // end\n}",
    ],
    ["follows dotted neighbours", "a.b.c = 1\nx = 1\n", ["a", "b", "d"], 2, "a.b.c = 1\na.b.d = 2\nx = 1\n"],
    [
      "nests among nested ones",
      "a {\n  b { c = 1 }\n}\n",
      ["a", "d", "e"],
      2,
      "a {\n  b { c = 1 }\n  d {\n    e = 2\n  }\n}\n",
    ],
    ["changes the last of several", "a = 1\na = 2\n", ["a"], 3, "a = 1\na = 3\n"],
    ["takes away what would still count", "a = 1\na.x = 2\n", ["a"], 3, "a = 3\n"],
    ["turns += into =", "a += 1\n", ["a"], [2], "a = [2]\n"],
    ["gives an object a separator", "a { b = 1 }\n", ["a"], "x", "a = x\n"],
    ["writes behind a substitution", "a = ${b}\nc = 1\n", ["a", "x"], 1, "a = ${b}\na.x = 1\nc = 1\n"],
    [
      "writes into the object behind a substitution",
      "a = ${b} {\n  x = 1\n}\n",
      ["a", "y"],
      2,
      "a = ${b} {\n  x = 1\n  y = 2\n}\n",
    ],
    ["gives a simple value way", "a = 5\n", ["a", "b"], 1, "a {\n  b = 1\n}\n"],
    ["quotes what needs it", "a = 1\n", ["a"], "x: y", 'a = "x: y"\n'],
    ["completes a field without value", "a = \nb = 1\n", ["a"], 2, "a = 2\nb = 1\n"],
    ["completes a lone key", "a\nb = 1\n", ["a"], 2, "a = 2\nb = 1\n"],
    ["leaves a word without quotes", "a = 10s\n", ["a"], "20s", "a = 20s\n"],
    ["quotes a word that would be a number", "a = 10s\n", ["a"], "20", 'a = "20"\n'],
    ["keeps triple quotes", 'a = """x\n"""\n', ["a"], "y\nz", 'a = """y\nz"""\n'],
    ["gives triple quotes up", 'a = """x"""\n', ["a"], 'y"', 'a = "y\\""\n'],
    ["hides what an include brings", 'include "x"\na = 5\n', ["a", "b"], 1, 'include "x"\na = 5\na.b = 1\n'],
    ["adds behind a last line that is broken", "a = b = 2", ["c"], 3, "a = b = 2\nc = 3"],
    ["puts no comma into a string without end", 'a = 1,\nb = "x\n', ["c"], 3, 'a = 1,\nb = "x\nc = 3\n'],
    ["keeps broken text", "a = 1\n} ]\nb = 2\n", ["b"], 3, "a = 1\n} ]\nb = 3\n"],
  ] as const)("%s", (_, text, path, value, expected) => {
    expect(applyEdits(text, setValue(parse(text), path, value))).toBe(expected);
  });

  it("does nothing for the same value, in a list or at the root", () => {
    expect(setValue(parse("a { b = [1, x] }"), ["a"], { b: [1, "x"] })).toEqual([]);
    expect(setValue(parse("[1]"), ["a"], 1)).toEqual([]);
    expect(setValue(parse("a = 1"), [], 1)).toEqual([]);
  });
});

describe("removeValue", () => {
  it.each([
    ["takes the line", "a = 1\nb = 2\nc = 3\n", ["b"], "a = 1\nc = 3\n"],
    [
      "takes comments above and behind",
      "a = 1\n\n# about b\n// more\nb = 2 # here\nc = 3\n",
      ["b"],
      "a = 1\n\nc = 3\n",
    ],
    ["leaves comments behind a blank line", "# head\n\na = 1\nb = 2\n", ["a"], "# head\n\nb = 2\n"],
    ["takes the first of a line", "{ a = 1, b = 2 }", ["a"], "{ b = 2 }"],
    ["takes the middle of a line", "{ a = 1, b = 2, c = 3 }", ["b"], "{ a = 1, c = 3 }"],
    ["takes the last of a line", "{ a = 1, b = 2 }", ["b"], "{ a = 1 }"],
    ["takes the blanks with the first of an object", "x { a = 1\n  b = 2 }", ["x", "a"], "x {\n  b = 2 }"],
    ["empties a line", "x { a = 1 }", ["x", "a"], "x {}"],
    ["takes the comma before the last", '{\n  "a": 1,\n  "b": 2\n}', ["b"], '{\n  "a": 1\n}'],
    ["takes whole objects", "a {\n  b = 1\n}\nc = 2\n", ["a"], "c = 2\n"],
    ["takes every place", "a = 1\nb = 2\na.x = 3\n", ["a"], "b = 2\n"],
    ["keeps the object of a dotted key", "a.b = 1\n", ["a", "b"], "a {}\n"],
    ["keeps Windows newlines", "a = 1\r\nb = 2\r\n", ["a"], "b = 2\r\n"],
    ["does nothing for what is not there", "a = 1\n", ["b"], "a = 1\n"],
  ] as const)("%s", (_, text, path, expected) => {
    expect(applyEdits(text, removeValue(parse(text), path))).toBe(expected);
  });
});

describe("renameKey", () => {
  it.each([
    ["everywhere", "a.b = 1\na { b { c = 2 } }\n", ["a", "b"], "x", "a.x = 1\na { x { c = 2 } }\n"],
    ["inside a dotted key", "a.b.c = 1\n", ["a", "b"], "x y", 'a."x y".c = 1\n'],
    ["keeps quotes", '{ "a": 1 }', ["a"], "b", '{ "b": 1 }'],
    ["not onto another", "a = 1\nb = 2\n", ["a"], "b", "a = 1\nb = 2\n"],
  ] as const)("%s", (_, text, path, key, expected) => {
    expect(applyEdits(text, renameKey(parse(text), path, key))).toBe(expected);
  });
});

describe("list edits", () => {
  it.each([
    ["a line", "a = [x, y]", "a = [x, y, z]"],
    ["an empty list", "a = []", "a = [z]"],
    ["an airy line", "a = [ x ]", "a = [ x, z ]"],
    ["lines", "a = [\n  x # one\n  y\n]", "a = [\n  x # one\n  y\n  z\n]"],
    ["lines with commas", "a = [\n  x,\n  y\n]", "a = [\n  x,\n  y,\n  z\n]"],
    ["lines with a trailing comma", "a = [\n  x,\n]", "a = [\n  x,\n  z,\n]"],
    ["a joined list", "a = ${b} [x]", "a = ${b} [x, z]"],
    ["a substitution", "a = ${b}", "a = ${b} [z]"],
    ["+=", "a += x\nb = 1\n", "a += x\na += z\nb = 1\n"],
    ["nothing", "b = 1\n", "b = 1\na = [z]\n"],
    ["no list", "a = 1\n", "a = 1\n"],
  ])("append to %s", (_, text, expected) => {
    expect(applyEdits(text, appendToList(parse(text), ["a"], "z"))).toBe(expected);
  });

  it.each([
    ["a line", "a = [x, y, z]", 1, "a = [x, z]"],
    ["the last", "a = [x, y]", 1, "a = [x]"],
    ["the only one", "a = [ x ]", 0, "a = []"],
    ["lines", "a = [\n  # about x\n  x # one\n  y\n]", 0, "a = [\n  y\n]"],
    ["+=", "a += x\na += y\n", 0, "a += y\n"],
    ["the only +=", "a += x\n", 0, "a = []\n"],
    ["joined lists", "a = [x] [y, z]", 1, "a = [x] [z]"],
    ["not from elsewhere", "a = ${b} [x]\nb = [y]\n", 0, "a = ${b} [x]\nb = [y]\n"],
    ["not beyond the end", "a = [x]", 1, "a = [x]"],
  ])("remove from %s", (_, text, index, expected) => {
    expect(applyEdits(text, removeFromList(parse(text), ["a"], index))).toBe(expected);
  });

  it("replace keeps place and comments", () => {
    const text = "a = [\n  x, # one\n  y # two\n]";
    expect(applyEdits(text, replaceInList(parse(text), ["a"], 0, "z"))).toBe(
      "a = [\n  z, # one\n  y # two\n]",
    );
  });
});
