// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
import { describe, expect, it } from "vitest";
import { parse, tokenize } from "./document.ts";
import { commentsOf, fieldsAt, fieldsOf, pathAt, substitutionsOf } from "./navigate.ts";

/** A text with `|` at the offset that is asked about. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const { path, position, objectPath, index } = pathAt(parse(marked.replace("|", "")), offset);
  return { path: path.join("/"), position, object: objectPath.join("/"), index };
}

describe("pathAt", () => {
  it.each([
    ["|", "", "entry", ""],
    ["a = 1\n|", "", "entry", ""],
    ["a|b = 1", "ab", "key", ""],
    ["a.b|.c = 1", "a/b", "key", ""],
    ["a.b.|c = 1", "a/b/c", "key", ""],
    ["a = 1|", "a", "value", ""],
    ["a = |", "a", "value", ""],
    ["a { | }", "a", "entry", "a"],
    ["a {\n b = 1\n |\n}", "a", "entry", "a"],
    ["a { b.c = x| }", "a/b/c", "value", "a"],
    ["a { b| }", "a/b", "key", "a"],
    ["a {\n b = 1\n |", "a", "entry", "a"],
    ["a = 1 # b|", "", "comment", ""],
    ['include "x|"', "", "include", ""],
    ["a = ${b|}", "a", "value", ""],
    ["a = ${b} { c| = 1 }", "a/c", "key", "a"],
  ])("%s", (marked, path, position, object) => {
    expect(at(marked)).toMatchObject({ path, position, object });
  });

  it("knows the item of a list", () => {
    expect(at("a = [x, y|]")).toMatchObject({ path: "a", position: "value", index: 1 });
    expect(at("a = [x, |]")).toMatchObject({ path: "a", position: "value", index: undefined });
    expect(at("a = [{ b = 1| }]")).toMatchObject({ path: "a/b", position: "value", object: "a" });
  });
});

describe("lists of what is in a text", () => {
  const text = "# one\na { b = ${x.y} } // two\na.c = [${?z}]\n";
  const document = parse(text);

  it("substitutions", () => {
    const found = substitutionsOf(document).map(({ path, optional, range, at: place }) => ({
      path: path.join("/"),
      optional,
      text: text.slice(range.start, range.end),
      at: place.join("/"),
    }));
    expect(found).toEqual([
      { path: "x/y", optional: false, text: "${x.y}", at: "a/b" },
      { path: "z", optional: true, text: "${?z}", at: "a/c" },
    ]);
  });

  it("fields and those below a path", () => {
    expect(fieldsOf(document).map((field) => field.path.join("/"))).toEqual(["a", "a/b", "a/c"]);
    expect(fieldsAt(document, ["a"]).map((field) => field.path.join("/"))).toEqual(["a/b", "a/c"]);
  });

  it("comments", () => {
    expect(commentsOf(document).map(({ start, end }) => text.slice(start, end))).toEqual(["# one", "// two"]);
  });
});

describe("tokenize", () => {
  it.each([
    ['a."b" = 1', "key key whitespace punctuation whitespace number"],
    ["a = true x", "key whitespace punctuation whitespace keyword whitespace unquoted"],
    ['a = "x" """y"""', "key whitespace punctuation whitespace quoted whitespace multiline"],
    ["a = ${b} # c\n", "key whitespace punctuation whitespace substitution whitespace comment newline"],
    ['include file("x")', "include whitespace include quoted include"],
    ["a = *", "key whitespace punctuation whitespace error"],
    ["a += 1", "key whitespace punctuation whitespace number"],
  ])("%s", (text, kinds) => {
    const tokens = tokenize(text);
    expect(tokens.map((token) => token.kind).join(" ")).toBe(kinds);
  });
});
