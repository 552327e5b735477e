// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** The specification, sections "Substitutions" to "Examples of Self-Referential Substitutions". */
import { describe, expect, it } from "vitest";
import { read } from "../testing/read.ts";
import type { PlainValue } from "../value.ts";

const environment = new Map([
  ["HOME", "/home/x"],
  ["EMPTY", ""],
  ["LIST_0", "p"],
  ["LIST_1", "q"],
]);

const good: readonly (readonly [rule: string, text: string, data: PlainValue])[] = [
  ["looks forward", "a = ${b}, b = 1", { a: 1, b: 1 }],
  ["takes the last value", "a = ${b}, b = 1, b = 2", { a: 2, b: 2 }],
  ["keeps the type alone", "a = [${b}, ${c}], b = true, c = null", { a: [true, null], b: true, c: null }],
  ["makes text with others", "a = ${b} x, b = 1.50", { a: "1.50 x", b: 1.5 }],
  ["makes null the text null", "a = ${b}x, b = null", { a: "nullx", b: null }],
  ["is not read in quotes", 'a = "${b}"', { a: "${b}" }],
  ["allows blanks around the path", "a = ${ b.c }, b.c = 1", { a: 1, b: { c: 1 } }],
  ["reads quoted paths", 'a = ${"b.c"}, "b.c" = 1', { a: 1, "b.c": 1 }],
  ["optional: no field", "a = ${?b}", {}],
  ["optional: earlier value stays", "a = 1, a = ${?b}", { a: 1 }],
  ["optional: no item", "a = [1, ${?b}, 2]", { a: [1, 2] }],
  ["optional: empty text", "a = x${?b}y", { a: "xy" }],
  ["optional: white space stays text", "a = x ${?b}", { a: "x " }],
  ["optional: nothing of nothing", "a = ${?b}${?c}", {}],
  ["optional: only white space", "a = ${?b} ${?c}", { a: " " }],
  ["optional: empty list", "a = [1] ${?b}", { a: [1] }],
  ["optional: empty object", "a = ${?b} { x = 1 }", { a: { x: 1 } }],
  ["joins lists", "a = ${x} [3] ${y}, x = [1], y = [5]", { a: [1, 3, 5], x: [1], y: [5] }],
  ["inherits objects", "a = ${x} { n = 2 }, x = { n = 1, m = 1 }", { a: { n: 2, m: 1 }, x: { n: 1, m: 1 } }],
  [
    "merges objects on both sides",
    "a = ${x} { b = 1 } ${y}, x.a = 0, y.c = 2",
    { a: { a: 0, b: 1, c: 2 }, x: { a: 0 }, y: { c: 2 } },
  ],
  ["takes variables", "a = ${HOME}, b = ${?EMPTY}", { a: "/home/x", b: "" }],
  ["prefers the configuration", "a = ${HOME}, HOME = 1", { a: 1, HOME: 1 }],
  ["null hides variables", "a = ${HOME}, HOME = null", { a: null, HOME: null }],
  ["takes lists of variables", "a = ${LIST[]}, b = ${?NONE[]}", { a: ["p", "q"] }],
  ["self: earlier value", "a = 1, a = ${a}", { a: 1 }],
  ["self: in text", "a = x, a = ${a}y, a = ${a}z", { a: "xyz" }],
  ["self: in lists", "a = [1], a = ${a} [2], a = ${a} [3]", { a: [1, 2, 3] }],
  ["self: in objects", "a { x = 0 }, a = ${a} { y = 1 }", { a: { x: 0, y: 1 } }],
  ["self: below wins on the right", "a { b = 3 }, a = { b = 2 } ${a}", { a: { b: 3 } }],
  ["self: optional vanishes", "a = ${?a}", {}],
  ["self: optional is empty text", "a = ${?a}foo", { a: "foo" }],
  ["self: part of a path", "a { b { c = 5 } }, a = ${a.b}, a { b = 2 }", { a: { b: 2, c: 5 } }],
  ["self: middle of the stack", "a { b = 5 }, a = ${a}, a { c = 6 }", { a: { b: 5, c: 6 } }],
  ["self: indirect", "a = 1, b = ${a}, a = ${b}", { a: 1, b: 1 }],
  ["self: doubly indirect", "a = 1, b = ${c}, c = ${a}, a = ${b}", { a: 1, b: 1, c: 1 }],
  ["self: indirect, in a list", "b = ${a}, a = [1], a = ${b} [2]", { b: [1], a: [1, 2] }],
  ["self: optional below an object", "a { x = 1 }, a = ${?b}, a { y = 2 }", { a: { x: 1, y: 2 } }],
  ["self: in a field below", "a.b = 1, a.b = ${a.b}2", { a: { b: "12" } }],
  ["self: in a later object", "a { b = 1 }, a { b = ${a.b}2 }", { a: { b: "12" } }],
  ["self: optional ring", "a = ${?b}, b = ${?a}", {}],
  ["objects look forward into themselves", "a { x = 42, y = ${a.x} }", { a: { x: 42, y: 42 } }],
  ["a list is not self-referential: optional", "a = [1], a = [${?a}]", { a: [] }],
  ["hidden: in text", "a = ${a}foo, a = bar", { a: "bar" }],
  ["hidden: undefined", "a = ${none}, a = 42", { a: 42 }],
  ["hidden: self", "a = ${a}, a = 42", { a: 42 }],
  ["hidden: by a list", "a = ${a}, a = [1]", { a: [1] }],
  ["sibling fields", "bar { foo = 42, baz = ${bar.foo} }", { bar: { foo: 42, baz: 42 } }],
  [
    "sibling fields look forward",
    "bar { foo = 42, baz = ${bar.foo} }, bar { foo = 43 }",
    { bar: { foo: 43, baz: 43 } },
  ],
  [
    "mutual objects",
    "bar { a = ${foo.d}, b = 1 }, bar.b = 3, foo { c = ${bar.b}, d = 2 }, foo.d = 4",
    { bar: { a: 4, b: 3 }, foo: { c: 3, d: 4 } },
  ],
  ["one value for an undefined order", "a = 1, b = 2, a = ${b}, b = ${a}", { a: 1, b: 1 }],
  [
    "no cycle by side effect",
    "foo = ${a.b.c}, a { b { c = 42, cycle = ${foo} }, cycle = ${foo} }",
    { foo: 42, a: { b: { c: 42, cycle: 42 }, cycle: 42 } },
  ],
  [
    "override of an inherited field",
    "d { a = 1, b = 2 }, i = ${d}, i.b = 3, j = ${i.b}",
    { d: { a: 1, b: 2 }, i: { a: 1, b: 3 }, j: 3 },
  ],
  [
    "merge with an inherited object",
    "d { b { x = 1 } }, i = ${d}, i.b { y = 2 }, j = ${i.b}",
    { d: { b: { x: 1 } }, i: { b: { x: 1, y: 2 } }, j: { x: 1, y: 2 } },
  ],
  [
    "embrace",
    "d { a = 1 }, i = ${d}, i.c = ${k.d}, k = ${d}, k.d = ${i.a}",
    { d: { a: 1 }, i: { a: 1, c: 1 }, k: { a: 1, d: 1 } },
  ],
  [
    "tricky cycle: while i is resolved, it looks back",
    "d { a = ${i.b}, b = 2 }, i.b = 7, i = ${d}, j = ${i.b}",
    { d: { a: 7, b: 2 }, i: { a: 7, b: 2 }, j: 2 },
  ],
  [
    "tricky cycle, in another order",
    "j = ${i.b}, i.b = 7, i = ${d}, d { a = ${i.b}, b = 2 }",
    { d: { a: 7, b: 2 }, i: { a: 7, b: 2 }, j: 2 },
  ],
  [
    "self: the object around, as it was below",
    "a.b = 1, a { b = ${a}, c = 2 }",
    { a: { b: { b: 1, c: 2 }, c: 2 } },
  ],
  ["self: optional, the object around", "a { b { c = ${?a}, d = 1 } }", { a: { b: { d: 1 } } }],
  [
    "self: the object around, asked for from outside",
    "d = x${?b.c}, b { c = ${?b}, e = 1 }",
    { d: "x", b: { e: 1 } },
  ],
  ["resolves every substitution once", "c.c = ${?d}, d.a = ${?c.c}", { c: { c: {} }, d: {} }],
  ["no detour through texts", 'c = ${?a.b}"s", a = t${?c}', { c: "s", a: "ts" }],
  ["hidden: a list below an object", "a = [${none}], a { x = 1 }", { a: { x: 1 } }],
  [
    "signed exponents in paths",
    "1e+5 = x, 1.5e+5 = y, a = ${1e+5} ${1.5e+5}",
    { "1e+5": "x", 1: { "5e+5": "y" }, a: "x y" },
  ],
  ["multi-line strings in paths", 'a."""b"c"""" = 1, d = ${a."""b"c""""}', { a: { 'b"c"': 1 }, d: 1 }],
  [
    "one that is missing still makes text",
    "a = ${?none}1, b = ${?none}${x}, x = true",
    { a: "1", b: "true", x: true },
  ],
  ["white space between two does not spoil a list", "a = ${?none} ${x}, x = [1]", { a: [1], x: [1] }],
  ["+= makes a list", "a += 1, a += 2", { a: [1, 2] }],
  ["+= adds to a list", "a = [1], a += [2]", { a: [1, [2]] }],
  ["+= with substitutions", "a = ${x}, a += ${y}, x = [1], y = 2", { a: [1, 2], x: [1], y: 2 }],
  ["+= in nested objects", "a { b { c = [1], c += 2 } }", { a: { b: { c: [1, 2] } } }],
  ["+= of itself", "a += 1, a += ${a}", { a: [1, [1]] }],
  ["+= after an empty list", "a = [], a += ${b}, b = [1]", { a: [[1]], b: [1] }],
  ["+= in lists", "x = [{ a += 1, a += 2 }]", { x: [{ a: [1, 2] }] }],
  ["+= to numeric keys", 'a { "0" = x }, a += y', { a: ["x", "y"] }],
  [
    "ordinary keys",
    "__proto__.x = 1, a = ${__proto__.x}, b = ${?constructor}",
    JSON.parse('{"__proto__":{"x":1},"a":1}'),
  ],
];

const bad: readonly (readonly [rule: string, text: string, code: string, data: PlainValue])[] = [
  ["undefined", "a = ${b}, c = 1", "unresolved-substitution", { c: 1 }],
  ["undefined below an object", "a = ${b}, a { x = 1 }", "unresolved-substitution", { a: { x: 1 } }],
  ["self without earlier value", "a = ${a}", "cycle", {}],
  ["self before its value", "a = ${a}, a { x = 1 }", "cycle", { a: { x: 1 } }],
  ["two in a ring", "a = ${b}, b = ${a}", "cycle", {}],
  ["three in a ring", "a = ${b}, b = ${c}, c = ${a}", "cycle", {}],
  ["inside its own object", "a { b = ${a} }", "cycle", { a: {} }],
  ["inside its own list", "a = [${a}]", "cycle", { a: [] }],
  ["inside its own list, whatever was before", "a = [1], a = [${a}]", "cycle", { a: [] }],
  ["inside its own object, whatever was before", "a = 1, a { b = ${a} }", "cycle", { a: {} }],
  ["inside its own fields", "x { a = ${x.b}, b = ${x.a} }", "cycle", { x: {} }],
  [
    "inside its own object, whatever comes after",
    "a.b = ${a}, a = ${d}, d.x = 1",
    "cycle",
    { a: { x: 1 }, d: { x: 1 } },
  ],
  ["inside its own list, below an object", "a.b = 1, a.b = [${a}]", "cycle", { a: { b: [] } }],
  ["list in text", "a = y${b}, b = [1]", "mixed-concatenation", { a: [1], b: [1] }],
  ["object in text", "a = y${b}, b { c = 1 }", "mixed-concatenation", { a: { c: 1 }, b: { c: 1 } }],
  ["text before an object", "a = ${b} { c = 1 }, b = x", "mixed-concatenation", { a: { c: 1 }, b: "x" }],
  ["+= to a number", "a = 10, a += 2", "mixed-concatenation", { a: 10 }],
  ["+= to an object", "a { x = y }, a += 2", "mixed-concatenation", { a: { x: "y" } }],
  ["in a key", "a${b} = 1", "missing-separator", {}],
  ["nested", "a = ${b${c}}", "unterminated-substitution", { a: {} }],
  ["empty", "a = ${}", "bad-path", {}],
  ["empty optional", "a = ${?}", "bad-path", {}],
  ["blank before ?", "a = ${ ?b}", "bad-path", {}],
  ["not closed", "a = ${b\nc = 1", "unterminated-substitution", { c: 1 }],
];

describe("substitutions", () => {
  it.each(good)("%s: %s", (_, text, data) => {
    const result = read(text, { environment });
    expect(result.codes).toEqual([]);
    expect(result.data).toEqual(data);
  });

  it.each(bad)("refuses %s: %s", (_, text, code, data) => {
    const result = read(text);
    expect(result.codes).toContain(code);
    expect(result.data).toEqual(data);
  });
});

describe("cost", () => {
  const laughs = (line: (index: number) => string) =>
    Array.from({ length: 60 }, (_, index) => line(index + 1)).join("\n");

  it.each([
    ["lists", `a0 = [x, x]\n${laughs((i) => `a${i} = [\${a${i - 1}}, \${a${i - 1}}]`)}`],
    ["texts", `a0 = xxxxxxxxxx\n${laughs((i) => `a${i} = \${a${i - 1}}\${a${i - 1}}`)}`],
    ["objects", `${laughs((i) => `a${61 - i} { l = \${a${60 - i}}, r = \${a${60 - i}} }`)}\na0 { x = 1 }`],
    ["joined lists", `a0 = [x, x]\n${laughs((i) => `a${i} = \${a${i - 1}} \${a${i - 1}}`)}`],
  ])("of %s that double sixty times is bounded", (_, text) => {
    const { codes, data } = read(text);
    expect(codes).toContain("too-large");
    expect(JSON.stringify(data).length).toBeLessThan(20_000_000);
  });

  it("of fields that all look back at one another is bounded", () => {
    const text = `x {${laughs((i) => `p${i} = 1\np${i} = \${?x}`)}}`;
    expect(new Set(read(text).codes)).toEqual(new Set(["too-large"]));
  });

  it("of a chain without end is bounded", () => {
    const text = Array.from({ length: 5000 }, (_, index) => `a${index} = [\${a${index + 1}}]`).join("\n");
    expect(read(text).codes).toContain("too-deep");
  });

  it.each(["[", "{", "a{", "a=[", "a=[{", "a.", "]", "[}", '"', "${", "${a", "a=${a.", '"""', "include "])(
    "of 20,000 times %j is bounded",
    (piece) => {
      const { codes } = read(piece.repeat(20_000));
      expect(codes.length).toBeGreaterThan(0);
    },
  );
});
