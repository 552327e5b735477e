import avsc from "avsc";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSchemas } from "../read-schemas.ts";
import { nested, readOne, record } from "../testing/read-one.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { codecOf } from "./codec.ts";
import { resolvingDecoder } from "./resolver.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const bytes = (...list: number[]) => Uint8Array.from(list);
const roundTrip = (schema: unknown, value: unknown) => {
  const codec = codecOf(readOne(schema));
  return codec.decode(codec.encode(value));
};

describe("long", () => {
  const codec = codecOf(readOne("long"));

  it("is exact over all 64 bits, a number where that is exact", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.integer({ min: 0, max: 63 }),
        (big, shift) => {
          const value = big >> BigInt(shift);
          const expected = Number.isSafeInteger(Number(value)) ? Number(value) : value;
          expect(codec.decode(codec.encode(value))).toBe(expected);
          expect(codec.decode(codec.encode(expected))).toBe(expected);
        },
      ),
    );
  });

  it.each([
    0,
    -1,
    1,
    63,
    -64,
    64,
    -65,
    8191,
    -8192,
    8192,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    -(2 ** 31) - 1,
    1_767_225_600_000,
  ])("writes %d as avsc does", (value) => {
    expect(Buffer.from(codec.encode(value))).toEqual(avsc.Type.forSchema("long").toBuffer(value));
    expect(codec.decode(codec.encode(value))).toBe(value);
  });

  it.each([
    9223372036854775807n,
    -9223372036854775808n,
    9007199254740992n,
    -9007199254740993n,
    2 ** 53 - 1,
    1 - 2 ** 53,
  ])("keeps %d", (value) => {
    expect(codec.decode(codec.encode(value))).toBe(value);
  });

  it.each([
    1.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2n ** 63n,
    -(2n ** 63n) - 1n,
    "1",
    null,
    undefined,
  ])("refuses %s", (value) => {
    expect(() => codec.encode(value)).toThrow(/expected long, got/);
  });
});

describe("values that come back", () => {
  it.each<[string, unknown, unknown]>([
    ["negative zero", "double", -0],
    ["not a number", "double", Number.NaN],
    ["infinity as float", "float", Number.NEGATIVE_INFINITY],
    ["text beyond ASCII", "string", "grüße, 世界 \u{1f600}\ufeff\u0000"],
    ["long ASCII", "string", "x".repeat(1_000)],
    ["text of many bytes per character", "string", "€".repeat(500)],
    ["a byte order mark first", "string", "\ufeffabc"],
    ["no bytes", "bytes", bytes()],
    ["all bytes", "bytes", Uint8Array.from({ length: 256 }, (_, i) => i)],
    ["an empty array", nested(1, "int"), []],
    ["nothing much", nested(1, "null"), [null, null]],
    ["a fixed of no bytes", { type: "fixed", name: "F", size: 0 }, bytes()],
    ["an enum", { type: "enum", name: "E", symbols: ["A", "B"] }, "B"],
    ["an empty record", record("R"), {}],
    ["null in a union", ["int", "null"], null],
  ])("%s", (_, schema, value) => {
    expect(roundTrip(schema, value)).toEqual(value);
  });

  it("copies bytes, so that the input may be used again", () => {
    const codec = codecOf(readOne("bytes"));
    const input = codec.encode(bytes(1, 2));
    const value = codec.decode(input);
    input.fill(0);
    expect(value).toEqual(bytes(1, 2));
  });

  it("keeps keys and fields that look like object members", () => {
    const map = roundTrip({ type: "map", values: "int" }, JSON.parse('{"__proto__":1,"constructor":2}'));
    expect(Object.entries(map as object)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
    expect(Object.getPrototypeOf(map)).toBeNull();
    const odd = record("R", field("__proto__", "int"), field("toString", "string"));
    const value = JSON.parse('{"__proto__":1,"toString":"x"}');
    expect(Object.entries(roundTrip(odd, value) as object)).toEqual(Object.entries(value));
    expect(() => codecOf(readOne(record("R", field("toString", "string")))).encode({})).toThrow(
      "toString: missing",
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("takes a Map for a map", () => {
    expect(roundTrip({ type: "map", values: "int" }, new Map([["a", 1]]))).toEqual({ a: 1 });
  });

  it.each([
    [2 ** 63, 2n ** 63n - 1n],
    [-(2 ** 63), -(2n ** 63n)],
    [2 ** 60, 2n ** 60n],
  ])("keeps the default %d of a long", (byDefault, value) => {
    expect(roundTrip(record("R", field("a", "long", { default: byDefault })), {})).toEqual({ a: value });
  });

  it("fills in the defaults of missing fields, anew each time", () => {
    const schema = record(
      "R",
      field("list", nested(1, "int"), { default: [1] }),
      field("b", "bytes", { default: "\u00ff" }),
      field("n", ["null", "int"], { default: null }),
    );
    const first = roundTrip(schema, {}) as { list: number[] };
    expect(first).toEqual({ list: [1], b: bytes(255), n: null });
    first.list.push(2);
    expect(roundTrip(schema, {})).toEqual({ list: [1], b: bytes(255), n: null });
  });
});

/** What a float keeps, and a small bigint as the number it decodes to. */
function decoded(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

describe("unions choose the branch that fits", () => {
  const A = record("A", field("x", "int"));
  const B = record("B", field("x", "int"), field("y", "string"));
  const E = { type: "enum", name: "E", symbols: ["UP"] };
  it.each<[unknown, unknown, number]>([
    [["null", "int", "string"], "a", 2],
    [["int", "long"], 2 ** 40, 1],
    [["int", "double"], 1.5, 1],
    [["float", "double"], 0.1, 1],
    [["float", "double"], 0.5, 0],
    [["float", "string"], 0.25, 0],
    [["int", "long"], 5n, 1],
    [["string", "bytes"], bytes(1), 1],
    [["bytes", { type: "fixed", name: "F", size: 2 }], bytes(1), 0],
    [[{ type: "fixed", name: "F", size: 2 }, "bytes"], bytes(1), 1],
    [[E, "string"], "UP", 0],
    [[E, "string"], "DOWN", 1],
    [[A, B], { x: 1 }, 0],
    [[A, B], { x: 1, y: "s" }, 1],
    [[B, A], { x: 1 }, 1],
    [[nested(1, "int"), { type: "map", values: "int" }], [1], 0],
    [[nested(1, "int"), { type: "map", values: "int" }], { a: 1 }, 1],
    [["null", { type: "map", values: "int" }, A], { x: 1 }, 1],
  ])("%j for %s", (schema, value, branch) => {
    const codec = codecOf(readOne(schema));
    const encoded = codec.encode(value);
    expect(encoded[0]).toBe(branch * 2);
    expect(codec.decode(encoded)).toEqual(decoded(value));
  });
});

describe("a value that does not fit is refused with its path", () => {
  const ride = record(
    "Ride",
    field("tip", "float"),
    field("stops", nested(1, record("Stop", field("at", ["null", "long"])))),
    field("tags", { type: "map", values: "string" }),
  );
  const codec = codecOf(readOne(record("Rides", field("rides", ride))));
  const good = { tip: 1, stops: [{ at: null }], tags: { a: "b" } };
  it.each<[unknown, string]>([
    [{ rides: { ...good, tip: "x" } }, 'rides.tip: expected float, got string "x"'],
    [{ rides: { ...good, tip: undefined } }, "rides.tip: missing; expected float"],
    [
      { rides: { ...good, stops: [{ at: 1 }, { at: "now" }] } },
      'rides.stops[1].at: expected null | long, got string "now"',
    ],
    [{ rides: { ...good, stops: {} } }, "rides.stops: expected array<Stop>, got an object"],
    [{ rides: { ...good, tags: { "a b": 1 } } }, 'rides.tags["a b"]: expected string, got number 1'],
    [{ rides: null }, "rides: expected Ride, got null"],
    [[], "expected Rides, got an array"],
    [{}, "rides: missing; expected Ride"],
  ])("%j", (value, message) => {
    expect(() => codec.encode(value)).toThrow(message);
    // The codec's memory is as before.
    expect(codec.decode(codec.encode({ rides: good }))).toEqual({ rides: good });
  });
});

describe("hostile bytes", () => {
  const huge = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
  it.each<[string, unknown, number[], RegExp]>([
    ["nothing", "int", [], /ends in the middle/],
    ["an unfinished number", "long", [0x80], /ends in the middle/],
    ["an int without end", "int", [255, 255, 255, 255, 255, 1], /five bytes/],
    ["an int of more than 32 bits", "int", [255, 255, 255, 255, 31], /32 bits/],
    ["a long of more than 64 bits", "long", [...Array(9).fill(255), 3], /64 bits/],
    ["a long without end", "long", Array(11).fill(255), /ten bytes/],
    ["half a double", "double", [1, 2, 3], /ends in the middle/],
    ["a string longer than the data", "string", [20, 65], /ends in the middle/],
    ["a string of negative length", "string", [1], /impossible/],
    ["a string of impossible length", "string", huge, /impossible/],
    ["a boolean of 2", "boolean", [2], /boolean/],
    ["a symbol too many", { type: "enum", name: "E", symbols: ["A"] }, [2], /no symbol number 1/],
    ["a negative symbol", { type: "enum", name: "E", symbols: ["A"] }, [1], /no symbol number -1/],
    ["a branch too many", ["null"], [2], /none with the number 1/],
    ["a count beyond the data", nested(1, "int"), [200, 1, 0], /more than its bytes/],
    ["a count beyond all data", nested(1, "int"), huge, /more than its bytes/],
    [
      "a negative count beyond all data",
      nested(1, "int"),
      [...Array(9).fill(255), 1, 2],
      /more than its bytes/,
    ],
    ["a count of nothings", nested(1, "null"), huge, /more than its bytes/],
    ["a count of empty records", nested(1, record("Empty")), huge, /more than its bytes/],
    [
      "a negative count beyond the data",
      { type: "map", values: "int" },
      [199, 1, 4, 0],
      /more than its bytes/,
    ],
    ["a value too many", "null", [0], /1 bytes are left/],
  ])("%s", (_, schema, data, message) => {
    const one = readOne(schema);
    expect(() => codecOf(one).decode(bytes(...data))).toThrow(message);
    if (data.length > 1) {
      const skipping = resolvingDecoder(readOne(record("R")), readOne(record("R", field("a", schema))));
      expect(() => skipping(bytes(...data))).toThrow(Error);
    }
  });

  it("bounds recursion, in data and in values", () => {
    const schema = readOne(record("L", field("next", ["null", "L"])));
    const deep = new Uint8Array(200_000).fill(2);
    expect(() => codecOf(schema).decode(deep)).toThrow(/1000 levels/);
    let value: unknown = null;
    for (let i = 0; i < 100_000; i++) value = { next: value };
    expect(() => codecOf(schema).encode(value)).toThrow(/1000 levels/);
  });

  it("only ever throws errors with a sentence", () => {
    const schema = readOne(
      record(
        "R",
        field("a", nested(1, ["null", "string", "R"])),
        field("m", { type: "map", values: "bytes" }),
      ),
    );
    const codec = codecOf(schema);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (data) => {
        try {
          codec.decode(data);
        } catch (error) {
          expect(error).toHaveProperty("name", "DecodeError");
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("ranges and batches", () => {
  const schema = readOne(record("R", field("id", "long"), field("name", "string")));
  const codec = codecOf(schema);
  const values = Array.from({ length: 100 }, (_, id) => ({ id: id * 1e9, name: `n${id}` }));

  it("decodes a part of the bytes and not beyond it", () => {
    const one = codec.encode(values[3]);
    const padded = Uint8Array.from([9, 9, ...one, 9]);
    expect(codec.decode(padded, 2, 2 + one.length)).toEqual(values[3]);
    expect(() => codec.decode(padded, 2, 1 + one.length)).toThrow(/ends in the middle/);
    expect(() => codec.decode(padded, 2)).toThrow(/1 bytes are left/);
  });

  it("writes many values into one writer and reads them from one reader", () => {
    const writer = new ByteWriter(8);
    for (const value of values) codec.encodeInto(value, writer);
    const before = writer.length;
    expect(() => codec.encodeInto({ id: 1, name: 2 }, writer)).toThrow("name: expected string");
    expect(writer.length).toBe(before);
    const reader = new ByteReader(writer.copy());
    expect(values.map(() => codec.decodeFrom(reader))).toEqual(values);
    expect(reader.remaining).toBe(0);
  });

  it("works on a view into larger memory", () => {
    const doubles = codecOf(readOne("double"));
    const memory = new Uint8Array(32);
    memory.set(doubles.encode(0.1), 5);
    expect(doubles.decode(memory.subarray(5, 13))).toBe(0.1);
  });
});

describe("deep and wide schemas", () => {
  it("take 200 levels of nesting and 1,000 fields", () => {
    let value: unknown = [7];
    for (let i = 1; i < 200; i++) value = [value];
    expect(roundTrip(nested(200, "int"), value)).toEqual(value);
    const wide = record("W", ...Array.from({ length: 1_000 }, (_, i) => field(`f${i}`, "int")));
    const one = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`f${i}`, i]));
    expect(roundTrip(wide, one)).toEqual(one);
  });

  it("compile for a chain of 6,000 named types", () => {
    const types = Array.from({ length: 6_000 }, (_, i) =>
      record(`R${i}`, ...(i < 5_999 ? [field("next", ["null", `R${i + 1}`])] : [])),
    );
    const first = readSchemas([{ file: "f", text: JSON.stringify(types) }]).named.get("R0");
    const codec = first && codecOf(first);
    expect(codec?.decode(codec.encode({ next: { next: null } }))).toEqual({ next: { next: null } });
  });
});
