import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderValue } from "./render.ts";
import { read } from "./testing/read.ts";
import type { PlainValue } from "./value.ts";

describe("renderValue", () => {
  it.each([
    ["x", {}, "x"],
    ["a b", {}, '"a b"'],
    ["1", {}, '"1"'],
    ["true", {}, '"true"'],
    ["x//y", {}, '"x//y"'],
    ["-x", {}, '"-x"'],
    [[1, "x", null], {}, "[1, x, null]"],
    [{ a: 1, "b.c": { d: [] } }, {}, '{ a = 1, "b.c" { d = [] } }'],
    [{ a: { b: [1] } }, { indent: 2 }, "{\n  a {\n    b = [\n      1\n    ]\n  }\n}"],
    [{ a: { b: "x" } }, { json: true }, '{ "a": { "b": "x" } }'],
  ] as const)("%j in style %j", (value, style, text) => expect(renderValue(value, style)).toBe(text));

  it.each([{}, { indent: 2 }, { json: true }, { indent: 4, json: true }])(
    "reads back in style %j",
    (style) => {
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          const result = read(`a = ${renderValue(value as PlainValue, style)}`);
          expect(result.codes).toEqual([]);
          expect(JSON.parse(JSON.stringify(result.data))).toEqual(JSON.parse(JSON.stringify({ a: value })));
        }),
      );
    },
  );
});
