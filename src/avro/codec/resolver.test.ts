import { describe, expect, it } from "vitest";
import { nested, readOne, record } from "../testing/read-one.ts";
import { codecOf } from "./codec.ts";
import { resolvingDecoder } from "./resolver.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const enumOf = (symbols: readonly string[], more: object = {}) => ({
  type: "enum",
  name: "E",
  symbols,
  ...more,
});

function read(reader: unknown, writer: unknown, value: unknown): unknown {
  const written = codecOf(readOne(writer)).encode(value);
  return resolvingDecoder(readOne(reader), readOne(writer))(written);
}

describe("resolvingDecoder", () => {
  it.each<[string, unknown, unknown, unknown, unknown]>([
    ["int to long", "long", "int", 5, 5],
    ["int to float, which rounds", "float", "int", 2 ** 24 + 1, 2 ** 24],
    ["int to double", "double", "int", 5, 5],
    ["long to double, which rounds", "double", "long", 2n ** 60n + 1n, 2 ** 60],
    ["long to float", "float", "long", 1_767_225_600_123, Math.fround(1_767_225_600_123)],
    ["float to double", "double", "float", 0.5, 0.5],
    ["string to bytes", "bytes", "string", "é", Uint8Array.from([0xc3, 0xa9])],
    ["bytes to string", "string", "bytes", Uint8Array.from([0xc3, 0xa9]), "é"],
    ["items", nested(1, "double"), nested(1, "int"), [1, 2], [1, 2]],
    ["values", { type: "map", values: "long" }, { type: "map", values: "int" }, { a: 1 }, { a: 1 }],
    ["a symbol", enumOf(["B", "A"]), enumOf(["A", "B"]), "B", "B"],
    ["an unknown symbol", enumOf(["A"], { default: "A" }), enumOf(["A", "B"]), "B", "A"],
    ["a type into a union", ["null", "double"], "int", 3, 3],
    ["the very type before a promotion", ["double", "bytes", "string"], "string", "x", "x"],
    ["a union into a type", "double", ["int", "double"], 3, 3],
    ["unions in another order", ["string", "null", "int"], ["int", "string"], "x", "x"],
    [
      "an alias",
      record("N", field("b", "long", { aliases: ["a"] })),
      record("N", field("a", "int")),
      { a: 1 },
      { b: 1 },
    ],
    [
      "a name before an alias",
      record("R", field("b", "int", { aliases: ["a"] })),
      record("R", field("a", "int"), field("b", "int")),
      { a: 1, b: 2 },
      { b: 2 },
    ],
    [
      "two fields from one",
      record("R", field("x", "int", { aliases: ["a"] }), field("y", "double", { aliases: ["a"] })),
      record("R", field("a", "int")),
      { a: 4 },
      { x: 4, y: 4 },
    ],
    [
      "defaults",
      record(
        "R",
        field("n", nested(1, "int"), { default: [1] }),
        field("r", record("S", field("z", "int", { default: 2 })), { default: {} }),
      ),
      record("R"),
      {},
      { n: [1], r: { z: 2 } },
    ],
  ])("%s", (_, reader, writer, value, expected) => {
    expect(read(reader, writer, value)).toEqual(expected);
  });

  it("skips whatever kinds of fields the reader lacks", () => {
    const kinds: readonly (readonly [unknown, unknown])[] = [
      ["null", null],
      ["boolean", true],
      ["int", -70_000],
      ["long", 2n ** 62n],
      ["float", 1],
      ["double", 2],
      ["bytes", Uint8Array.from([1, 2, 3])],
      ["string", "grün"],
      [{ type: "fixed", name: "F", size: 3 }, Uint8Array.from([1, 2, 3])],
      [enumOf(["A", "B"]), "B"],
      [nested(2, "string"), [["a"], [], ["b", "c"]]],
      [
        { type: "map", values: nested(1, "int") },
        { a: [1], b: [] },
      ],
      [["null", "string"], "x"],
      [record("In", field("next", ["null", "In"])), { next: { next: null } }],
    ];
    const writer = record("R", ...kinds.map(([type], i) => field(`f${i}`, type)), field("last", "int"));
    const value = { ...Object.fromEntries(kinds.map(([, one], i) => [`f${i}`, one])), last: 42 };
    expect(read(record("R", field("last", "int")), writer, value)).toEqual({ last: 42 });
  });

  it("skips blocks by their size, as other writers write them", () => {
    const writer = readOne(record("R", field("skip", nested(1, "int")), field("keep", "int")));
    const reader = readOne(record("R", field("keep", "int")));
    // A block of -2 items and 3 bytes, the end of the array, then the field.
    const written = Uint8Array.from([3, 6, 2, 128, 1, 0, 84]);
    expect(codecOf(writer).decode(written)).toEqual({ skip: [1, 64], keep: 42 });
    expect(resolvingDecoder(reader, writer)(written)).toEqual({ keep: 42 });
  });

  it("reads recursive data into a later version", () => {
    const list = (head: string, more: readonly unknown[] = []) =>
      record("L", field("head", head), field("tail", ["null", "L"]), ...more);
    const reader = list("double", [field("note", "string", { default: "-" })]);
    expect(read(reader, list("int"), { head: 1, tail: { head: 2, tail: null } })).toEqual({
      head: 1,
      note: "-",
      tail: { head: 2, note: "-", tail: null },
    });
  });

  it("fails only on data that does not resolve", () => {
    const reader = ["null", "int"];
    const writer = ["null", "string"];
    expect(read(reader, writer, null)).toBeNull();
    expect(() => read(reader, writer, "x")).toThrow(/No branch .* string/);
    expect(() => read(enumOf(["A"]), enumOf(["A", "B"]), "B")).toThrow(/no symbol B/);
    expect(read(enumOf(["A"]), enumOf(["A", "B"]), "A")).toBe("A");
    expect(() => read(record("R", field("a", "int")), record("R"), {})).toThrow(/field a/);
    expect(() => read("int", "string", "x")).toThrow(/cannot read/);
  });

  it("does not write to the prototype", () => {
    const odd = record("R", field("__proto__", "int"));
    const value = read(
      record("R", field("__proto__", "long"), field("b", "int", { default: 1 })),
      odd,
      JSON.parse('{"__proto__":5}'),
    );
    expect(Object.entries(value as object)).toEqual([
      ["__proto__", 5],
      ["b", 1],
    ]);
  });
});
