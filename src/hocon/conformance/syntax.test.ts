// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** The specification, section "Syntax", up to paths as keys: what is allowed means this, what is not is told. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePath, renderPath } from "../path.ts";
import { anyUnits } from "../testing/documents.ts";
import { read } from "../testing/read.ts";
import type { PlainValue } from "../value.ts";

type Good = readonly (readonly [text: string, data: PlainValue])[];
type Bad = readonly (readonly [text: string, code: string])[];

function section(name: string, good: Good, bad: Bad): void {
  describe(name, () => {
    it.each(good)("%j", (text, data) => {
      const result = read(text);
      expect(result.codes).toEqual([]);
      expect(result.data).toEqual(data);
    });
    if (bad.length > 0)
      it.each(bad)("%j is refused", (text, code) => expect(read(text).codes).toContain(code));
  });
}

section(
  "Comments",
  [
    ["a = 1 # b = 2", { a: 1 }],
    ["a = 1 // b = 2", { a: 1 }],
    ["# only", {}],
    ['a = "#x//y"', { a: "#x//y" }],
    ["a = x//y", { a: "x" }],
    ["a = x/y", { a: "x/y" }],
    ["a # c\n = // d\n 1", { a: 1 }],
    ["a = [1 # c\n, 2]", { a: [1, 2] }],
  ],
  [["a = { # }", "unbalanced-brace"]],
);

section(
  "Omit root braces",
  [
    ["", {}],
    [" \n ", {}],
    ["\ufeffa = 1", { a: 1 }],
    ["{ a = 1 }", { a: 1 }],
    ["\n # c\n { a = 1 } # c", { a: 1 }],
  ],
  [
    ["a = 1 }", "unbalanced-brace"],
    ["{ a = 1", "unbalanced-brace"],
    ["{} x", "unexpected-text"],
    ["{}{}", "unexpected-text"],
    ["[1]", "root-not-object"],
    ["foo", "missing-value"],
    ['"foo"', "missing-value"],
  ],
);

section(
  "Key-value separator",
  [
    ["a : 1", { a: 1 }],
    ["a = 1", { a: 1 }],
    ["a {}", { a: {} }],
    ["a\n{}", { a: {} }],
    ['"a"\n:\n1', { a: 1 }],
  ],
  [
    ["a [1]", "missing-separator"],
    ["a =", "missing-value"],
    ["a = # c", "missing-value"],
    ["{ a : }", "missing-value"],
    ["= 1", "missing-key"],
    ["a = = 1", "unexpected-text"],
    ["a = b : c", "unexpected-text"],
    ["{ foo \n bar : 10 }", "missing-value"],
  ],
);

section(
  "Commas",
  [
    ["a = [1,2,3,]", { a: [1, 2, 3] }],
    ["a = [1\n2\n3]", { a: [1, 2, 3] }],
    ["a = [1\n,\n2]", { a: [1, 2] }],
    ["a = 1, b = 2,", { a: 1, b: 2 }],
    ["a = 1\n\n,\n b = 2", { a: 1, b: 2 }],
  ],
  [
    ["a = [1,,2]", "extra-comma"],
    ["a = [,1]", "extra-comma"],
    ["a = [1,,]", "extra-comma"],
    ["a = 1,, b = 2", "extra-comma"],
    [", a = 1", "extra-comma"],
    ['a = "x" b = 1', "unexpected-text"],
    ["a = { b = 1 } c = 2", "unexpected-text"],
  ],
);

const SPACES =
  "\t\v\f\r\u001c\u001d\u001e\u001f \u00a0\u1680\u2000\u2007\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
section(
  "Whitespace",
  [
    ...[...SPACES].map((space) => [`a${space}=${space}x${space}`, { a: "x" }] as const),
    ["a = x\u2003y", { a: "x\u2003y" }],
    ["a = x\u200by", { a: "x\u200by" }],
    ["a = 1\r\nb = 2\r\n", { a: 1, b: 2 }],
  ],
  [["a = 1\u2028b = 2", "unexpected-text"]],
);

section(
  "Duplicate keys",
  [
    ["a = 1, a = 2", { a: 2 }],
    ["a { b = 1 }, a { c = 2 }", { a: { b: 1, c: 2 } }],
    ["a { b { x = 1, y = 2 } }, a { b { x = 3 } }", { a: { b: { x: 3, y: 2 } } }],
    ["a { b = 1 }, a = null, a { c = 2 }", { a: { c: 2 } }],
    ["a { b = 1 }, a = 42, a { c = 2 }", { a: { c: 2 } }],
    ["a = 1, b = 2, a = 3", { a: 3, b: 2 }],
    ["a { d { x = 1 } }, a { d = 5, d { y = 2 } }", { a: { d: { y: 2 } } }],
  ],
  [],
);

const FORBIDDEN = ["$", "+", "`", "^", "?", "!", "@", "*", "&", "\\"];
section(
  "Unquoted strings",
  [
    ["a = truefoo", { a: "truefoo" }],
    ["a = footrue", { a: "footrue" }],
    ["a = 10.0bar", { a: "10.0bar" }],
    ["a = bar10.0", { a: "bar10.0" }],
    ["a = -foo", { a: "-foo" }],
    ["a = 1.2.3", { a: "1.2.3" }],
    ["a = 2020-01-01", { a: "2020-01-01" }],
    ["a = (x;y)|<z>'~%", { a: "(x;y)|<z>'~%" }],
    ["a = tru, b = nul, c = t", { a: "tru", b: "nul", c: "t" }],
    ["a = include", { a: "include" }],
  ],
  [
    ...FORBIDDEN.map((char) => [`a = x${char}y`, "reserved-character"] as const),
    ["a = [ 10e+3e ]", "reserved-character"],
    ["a = x=y", "unexpected-text"],
    ["a = http://x", "unexpected-text"],
  ],
);

section(
  "Numbers, booleans and null",
  [
    ["a = 1, b = -1.50, c = 1e3, d = 1E-2, e = 10e+3", { a: 1, b: -1.5, c: 1000, d: 0.01, e: 10_000 }],
    ["a = true, b = false, c = null", { a: true, b: false, c: null }],
    // As the reference implementation reads the characters of a number.
    ["a = 007, b = -01.50, c = 1., d = -.5, e = 1.e+5", { a: 7, b: -1.5, c: 1, d: -0.5, e: 100_000 }],
    ["a = 007 x, b = ${a}, c = x${a}", { a: "007 x", b: "007 x", c: "x007 x" }],
    // More digits than a 64-bit integer has: a number as in JSON, where the reference implementation makes a text of it.
    ["a = 99999999999999999999", { a: 1e20 }],
    ["a = 1e400", { a: Number.POSITIVE_INFINITY }],
    ["a = True, b = --1, c = .5, d = 1.0.", { a: "True", b: "--1", c: ".5", d: "1.0." }],
    ["a = 10e3e3, b = 1-e3", { a: "10e3e3", b: "1-e3" }],
    ["a = NaN", { a: "NaN" }],
  ],
  [],
);

section(
  "Quoted strings",
  [
    [String.raw`a = "\"\\\/\b\f\n\r\tA\uD83D\uDE00"`, { a: '"\\/\b\f\n\r\tA😀' }],
    ['a = ""', { a: "" }],
    ['a = "x" # "y"', { a: "x" }],
  ],
  [
    ['a = "x\ny"', "unterminated-string"],
    ['a = "x', "unterminated-string"],
    [String.raw`a = "\x"`, "bad-escape"],
    [String.raw`a = "\u12"`, "bad-escape"],
    ['a = "\u0001"', "control-character"],
  ],
);

section(
  "Multi-line strings",
  [
    ['a = """x\n "y" \\n"""', { a: 'x\n "y" \\n' }],
    ['a = """foo""""', { a: 'foo"' }],
    ['a = """"""', { a: "" }],
    ['a = """"foo"""', { a: '"foo' }],
  ],
  [['a = """x', "unterminated-string"]],
);

section(
  "Value concatenation",
  [
    ["a =   foo  bar baz  ", { a: "foo  bar baz" }],
    ['a = true "xyz" 123 foo', { a: "true xyz 123 foo" }],
    ["a = 1.0 null 1e5 x", { a: "1.0 null 1e5 x" }],
    ["a = [ foo bar 10 ]", { a: ["foo bar 10"] }],
    ["a = [ 1 2 3 ]", { a: ["1 2 3"] }],
    ["a = [1, 2] [3]", { a: [1, 2, 3] }],
    ["a = [ [1] [2] ]", { a: [[1, 2]] }],
    ["a = [ [1]\n [2] ]", { a: [[1], [2]] }],
    ["a = { b : 1 } { b : 2, c : 3 }", { a: { b: 2, c: 3 } }],
    ["a = [1\n] [2]", { a: [1, 2] }],
    ["a = [ { b : c } { x : y } ]", { a: [{ b: "c", x: "y" }] }],
    ['a = [0] { "2" : c, "1" : b, x : y }', { a: [0, "b", "c"] }],
    ['a = [0] { "10" : d, "9" : c, "+2" : b, "-1" : y, "01" : a }', { a: [0, "a", "b", "c", "d"] }],
    ['a = [0] { "01" : a, "1" : b }', { a: [0, "b"] }],
  ],
  [
    ["a = abc { x = y }", "mixed-concatenation"],
    ["a = null { x = y }", "mixed-concatenation"],
    ["a = abc [1]", "mixed-concatenation"],
    ["a = [1] { x = y }", "mixed-concatenation"],
    ['a = {} ""', "mixed-concatenation"],
    ["a = {}x", "mixed-concatenation"],
    ["a = [] x", "mixed-concatenation"],
    ["a = [1]\n[2]", "unexpected-text"],
    ["a = { b = 1 }\n{ c = 2 }", "unexpected-text"],
  ],
);

section(
  "Paths as keys",
  [
    ["a.b.c = 1", { a: { b: { c: 1 } } }],
    ["a.x = 1, a.y = 2", { a: { x: 1, y: 2 } }],
    ['a."b.c".d = 1', { a: { "b.c": { d: 1 } } }],
    ["a b c = 1", { "a b c": 1 }],
    ['foo "bar baz" = 1', { "foo bar baz": 1 }],
    ["true = 1, 3 = 2", { true: 1, 3: 2 }],
    ["3.14 = 1", { 3: { 14: 1 } }],
    ["10.0foo = 1", { 10: { "0foo": 1 } }],
    ['foo"10.0" = 1', { "foo10.0": 1 }],
    ['a."".b = 1', { a: { "": { b: 1 } } }],
    ["/a/b = 1", { "/a/b": 1 }],
    ['"include" = 1, foo include = 2', { include: 1, "foo include": 2 }],
    ["a { b.c = 1 }, a.b.d = 2", { a: { b: { c: 1, d: 2 } } }],
  ],
  [
    ["a..b = 1", "bad-path"],
    [".a = 1", "bad-path"],
    ["a. = 1", "bad-path"],
    ['"". = 1', "bad-path"],
    ["{ { a = 1 } = 2 }", "unexpected-text"],
    ["include = 1", "bad-include"],
    ["include foo", "bad-include"],
  ],
);

describe("JSON as a subset", () => {
  it("gives the data of JSON.parse", () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(json, (text) => {
        expect(JSON.parse(JSON.stringify(read(text)))).toEqual({ data: JSON.parse(text), codes: [] });
      }),
    );
  });
});

describe("path expressions", () => {
  it.each([
    [" a ", ["a"]],
    [" a .b", ["a ", "b"]],
    [" a . b", ["a ", " b"]],
    ['"a.b"', ["a.b"]],
    ['a.""', ["a", ""]],
    ["3.14", ["3", "14"]],
    ["a-c.a_c", ["a-c", "a_c"]],
  ])("%j", (expression, path) => expect(parsePath(expression)).toEqual(path));

  it.each(["", "  ", "a.", ".b", "a..b", '"".', '."', "a{b", "a:b", "a//b", "a+b", "?a"])(
    "%j is refused",
    (text) => expect(parsePath(text)).toBeUndefined(),
  );

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.array(anyUnits(6), { minLength: 1, maxLength: 4 }), (path) => {
        expect(parsePath(renderPath(path))).toEqual(path);
      }),
    );
  });
});
