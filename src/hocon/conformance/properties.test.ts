// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** The specification, section "Java properties mapping", and the format of `java.util.Properties`. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../document.ts";
import { resolve } from "../resolve/resolve.ts";
import { anyUnits } from "../testing/documents.ts";
import { filesAsIncludes, read } from "../testing/read.ts";
import { getPath, type PlainValue, toPlain } from "../value.ts";

function readProperties(text: string): PlainValue {
  const { root, problems } = resolve([{ file: "x.properties", document: parse(text) }]);
  expect(problems).toEqual([]);
  return toPlain(root);
}

describe("properties files", () => {
  it.each<readonly [string, PlainValue]>([
    ["a=1\nb = true", { a: "1", b: "true" }],
    ["a:1\nb 2\nc\td", { a: "1", b: "2", c: "d" }],
    ["  a =  x y  ", { a: "x y  " }],
    ["a\nb=", { a: "", b: "" }],
    ["# a=1\n! b=2\n\n  # c=3\nd=4 # no comment", { d: "4 # no comment" }],
    ["a.b=1\na.c=2", { a: { b: "1", c: "2" } }],
    ["a..b=1", { a: { "": { b: "1" } } }],
    [".=1", { "": { "": "1" } }],
    ["a.=1", { a: { "": "1" } }],
    ["a=x\na=y", { a: "y" }],
    ["a=hello\na.b=world", { a: { b: "world" } }],
    ["a.b=world\na=hello", { a: { b: "world" } }],
    ['a="x" ${b} {', { a: '"x" ${b} {' }],
    ["a\\=b=c\\\\d\\u0041\\n\\q", { "a=b": "c\\dA\nq" }],
    ["a = x\\\n    y\\\r\n  z\nb=1", { a: "xyz", b: "1" }],
    ["a=x\\", { a: "x" }],
    ["a=1\r\nb=2\rc=3", { a: "1", b: "2", c: "3" }],
    ["__proto__.x=1", JSON.parse('{"__proto__":{"x":"1"}}')],
  ])("%j", (text, data) => expect(readProperties(text)).toEqual(data));

  it("are included, before .json and .conf of the same name", () => {
    const files = filesAsIncludes({
      "x.properties": "a.p=1\na.q=1\na.r=1",
      "x.json": '{ "a": { "q": 2, "r": 2 } }',
      "x.conf": "a.r = 3",
    });
    expect(read('include "x"', files)).toEqual({ data: { a: { p: "1", q: 2, r: 3 } }, codes: [] });
    expect(read('n { include "x.properties" }, b = ${n.a.p}', files)).toEqual({
      data: { n: { a: { p: "1", q: "1", r: "1" } }, b: "1" },
      codes: [],
    });
  });

  it("make lists of numeric keys where a list is wanted", () => {
    const files = filesAsIncludes({ "x.properties": "a.1=y\na.0=x" });
    expect(read('include "x", b = ${a} [z]', files).data).toEqual({
      a: { 0: "x", 1: "y" },
      b: ["x", "y", "z"],
    });
  });

  it("know where a value stands", () => {
    const text = "# note\n a.b = x";
    const { root } = resolve([{ file: "x.properties", document: parse(text) }]);
    const origin = getPath(root, ["a", "b"])?.origin;
    expect(origin).toMatchObject({
      file: "x.properties",
      range: { start: 14, end: 15 },
      keyRange: { start: 10, end: 11 },
    });
  });

  it("never throw, and lose no plain pair", () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,5}$/);
    fc.assert(
      fc.property(anyUnits(40), fc.dictionary(word, word), (noise, pairs) => {
        readProperties(noise);
        const text = Object.entries(pairs).map(([key, value]) => `${key} = ${value}\n`);
        expect(readProperties(text.join(""))).toEqual({ ...pairs });
      }),
    );
  });
});
