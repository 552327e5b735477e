// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** The specification, section "Includes". */
import { describe, expect, it } from "vitest";
import { parse } from "../document.ts";
import { type IncludeRequest, resolve } from "../resolve/resolve.ts";
import { filesAsIncludes, read } from "../testing/read.ts";

function asked(text: string): readonly IncludeRequest[] {
  const requests: IncludeRequest[] = [];
  const include = (request: IncludeRequest) => {
    requests.push(request);
    return { file: "x", document: parse("") };
  };
  resolve([{ file: "from.conf", document: parse(text) }], { include });
  return requests;
}

describe("include statements", () => {
  it.each([
    ['include "x"', "heuristic", false],
    ['include"x"', "heuristic", false],
    ['include\n "x"', "heuristic", false],
    ['include file("x")', "file", false],
    ['include file( "x" )', "file", false],
    ['include url("x")', "url", false],
    ['include classpath("x")', "classpath", false],
    ['include required("x")', "heuristic", true],
    ['include required( file( "x" ) )', "file", true],
    ['include # which\n "x"', "heuristic", false],
    ['include file( // which\n "x" # that\n )', "file", false],
    ['include """x"""', "heuristic", false],
    ['a { include "x" }', "heuristic", false],
  ] as const)("%j", (text, kind, required) => {
    expect(asked(text)).toEqual([{ kind, name: "x", required, from: "from.conf" }]);
  });

  it.each([
    "include x",
    "include ${x}",
    'include file "x"',
    'include (file("x")',
    "include = 1",
    'include """x',
    "include # x",
  ])("%j is refused", (text) => {
    expect(asked(text)).toEqual([]);
    expect(read(text).codes).toContain("bad-include");
  });

  it("stands like a field", () => {
    const files = filesAsIncludes({ x: "b = 1" });
    expect(read('include "x", c = 2', files)).toEqual({ data: { b: 1, c: 2 }, codes: [] });
    expect(read('include "x" : 10', files).codes).toContain("unexpected-text");
    expect(read('include "x" c = 2', files).codes).toContain("missing-comma");
  });
});

describe("included files", () => {
  it("merge where they stand", () => {
    const files = filesAsIncludes({ x: "a { p = 2, q = 2 }, b = 2" });
    expect(read('a { p = 1, r = 1 }\ninclude "x"\nb = 3', files).data).toEqual({
      a: { p: 2, r: 1, q: 2 },
      b: 3,
    });
  });

  it("resolve relative to where they are included, after all is merged", () => {
    const files = filesAsIncludes({ "foo.conf": "x = 10, y = ${x}" });
    expect(read('a { include "foo.conf" }', files).data).toEqual({ a: { x: 10, y: 10 } });
    expect(read('a { include "foo.conf" }\na { x = 42 }', files).data).toEqual({ a: { x: 42, y: 42 } });
  });

  it("resolve relative to the root when that finds nothing", () => {
    const files = filesAsIncludes({ x: "b = ${c}, d = ${?e}" });
    expect(read('a { include "x" }, c = 1', files)).toEqual({ data: { a: { b: 1 }, c: 1 }, codes: [] });
  });

  it("take up what stands before them at the same place", () => {
    const files = filesAsIncludes({ x: "b = ${?b} [2], c = ${c}z, d += 1, e = ${?f}" });
    expect(read('n { b = [1], c = y, d = [0], include "x" }', files)).toEqual({
      data: { n: { b: [1, 2], c: "yz", d: [0, 1] } },
      codes: [],
    });
  });

  it("resolve relative to the item or piece in which they are included, where no path leads to that", () => {
    const files = filesAsIncludes({ x: "a = 1, b = ${a}, c = ${?z}, d = ${r}" });
    const item = { a: 1, b: 1, c: 2, d: 0 };
    expect(read('a = 8, r = 0, l = [{ z = 2, include "x" }]', files)).toEqual({
      data: { a: 8, r: 0, l: [{ z: 2, ...item }] },
      codes: [],
    });
    expect(read('r = 0, l += { z = 2, n { z = 3, include "x" } }', files).data).toEqual({
      r: 0,
      l: [{ z: 2, n: { z: 3, ...item, c: 3 } }],
    });
    expect(read('r = 0, o = { q = 1 } { z = 2, include "x" }', files)).toEqual({
      data: { r: 0, o: { q: 1, z: 2, ...item } },
      codes: [],
    });
    expect(
      read('l = [{ include "x" }], r = 0', filesAsIncludes({ x: "a = [1], a = ${a} [2]" })).data,
    ).toEqual({
      l: [{ a: [1, 2] }],
      r: 0,
    });
  });

  it("nest, and prefer their own values at every level", () => {
    const files = filesAsIncludes({
      outer: 'p { include "inner" }, n = outer',
      inner: "m = ${n}, k = ${v}, v = 1",
    });
    expect(read('q { include "outer" }, n = root', files).data).toEqual({
      q: { p: { m: "root", k: 1, v: 1 }, n: "outer" },
      n: "root",
    });
  });

  it("are ignored when there are none, unless required", () => {
    expect(read('include "x", a = 1')).toEqual({ data: { a: 1 }, codes: [] });
    expect(read('include required("x"), a = 1')).toEqual({ data: { a: 1 }, codes: ["include-missing"] });
    expect(read('include url("http://x"), a = 1')).toEqual({ data: { a: 1 }, codes: ["include-url"] });
    expect(read('include "https://x/y", a = 1')).toEqual({ data: { a: 1 }, codes: ["include-url"] });
    expect(read('include required(file("x")), a = 1').codes).toEqual(["include-missing"]);
  });

  it("without extension are all files of that name, of which .conf wins", () => {
    const files = filesAsIncludes({ "x.json": '{ "a": 1, "b": 1 }', "x.conf": "a = 2" });
    expect(read('include "x"', files).data).toEqual({ a: 2, b: 1 });
  });

  it("must be objects", () => {
    expect(read('include "x"', filesAsIncludes({ x: "[1]" })).codes).toEqual(["root-not-object"]);
  });

  it("report their problems under their own name", () => {
    const document = parse('include "x"');
    const include = () => ({ file: "x", document: parse("a = \nb = ${none}") });
    const { problems } = resolve([{ file: "test.conf", document }], { include });
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ["x", "missing-value"],
      ["x", "unresolved-substitution"],
    ]);
  });

  it("that include themselves end in an error", () => {
    const files = filesAsIncludes({ x: 'a = 1, include "y"', y: 'b = 2, include "x"' });
    expect(read('include "x"', files)).toEqual({ data: { a: 1, b: 2 }, codes: ["include-loop"] });
  });

  it("that multiply are bounded", () => {
    const files: Record<string, string> = { f20: "x = 1" };
    for (let index = 0; index < 20; index++) files[`f${index}`] = `include "f${index + 1}"\n`.repeat(3);
    expect(read('include "f0"', filesAsIncludes(files)).codes).toContain("include-loop");
  });
});
