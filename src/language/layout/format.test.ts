// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, parse, resolve, tokenize, toPlain } from "../../hocon/index.ts";
import { goodBlueprint } from "../testing/language-fixture.ts";
import { format } from "./format.ts";

const formatted = (text: string, indent?: number) =>
  applyEdits(text, format(parse(text), indent === undefined ? {} : { indent }));

/** All tokens but white space. */
function words(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== "whitespace" && kind !== "newline")
    .map(({ range }) => text.slice(range.start, range.end));
}
const meaning = (text: string) => toPlain(resolve([{ file: "a.conf", document: parse(text) }]).root);

describe("format", () => {
  it.each([
    ["a{b=1}", "a { b = 1 }"],
    ["a :1", "a: 1"],
    ["a+=1", "a += 1"],
    ["a = [ 1 ,2,3 ]", "a = [1, 2, 3]"],
    ["a {   }", "a {}"],
    ["  a = 1   \n\n\n\n\n b = 2\n\n\n", "a = 1\n\nb = 2\n"],
    ["a {\nb = 1\n# note\n}\n", "a {\n  b = 1\n  # note\n}\n"],
    ["a = [{\nb = 1\n}, {\nb = 2\n}]", "a = [{\n  b = 1\n}, {\n  b = 2\n}]"],
    ["a =\n1", "a =\n  1"],
    ["a = 1#x", "a = 1 #x"],
    ["a = 1    # aligned", "a = 1    # aligned"],
    ["a = one   two  ${b}   three", "a = one   two  ${b}   three"],
    ["a {\r\nb = 1\r\n}\r\n", "a {\r\n  b = 1\r\n}\r\n"],
    ['a = """\n  kept  \n"""', 'a = """\n  kept  \n"""'],
    ["}\na = 1", "}\na = 1"],
    ["1e+5+=", "1e+5+="],
    ["", ""],
    ["\n\n", ""],
  ])("lays out %j as %j", (text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it("leaves a well laid out text alone", () => {
    expect(format(parse(goodBlueprint))).toEqual([]);
  });

  it("indents as asked", () => {
    expect(formatted("a {\nb {\nc = 1\n}\n}", 4)).toBe("a {\n    b {\n        c = 1\n    }\n}");
  });

  const piece = fc.constantFrom(
    "a",
    "b.c",
    '"q d"',
    "=",
    ":",
    "+=",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\r\n",
    " ",
    "  ",
    "\t",
    "# c",
    "// d",
    "${x}",
    "${?y}",
    "${",
    '"""m\n"""',
    '"',
    "1",
    "1e",
    "+5",
    "true",
    "include",
    "$",
    "\uFEFF",
    "\u00a0",
    "\r",
    "/",
    "\\",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    fc.string({ maxLength: 40 }),
  );

  it("changes white space only, in any text", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(words(formatted(input))).toEqual(words(input));
      }),
      { numRuns: 1000 },
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = formatted(input);
        expect(formatted(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps the meaning of every text that has one", () => {
    fc.assert(
      fc.property(text, (input) => {
        fc.pre(parse(input).problems.length === 0);
        const output = formatted(input);
        expect(parse(output).problems).toEqual([]);
        expect(meaning(output)).toEqual(meaning(input));
      }),
      { numRuns: 1000 },
    );
  });
});
