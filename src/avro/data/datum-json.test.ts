import { describe, expect, it } from "vitest";
import { codecOf } from "../codec/codec.ts";
import { readSchemas } from "../read-schemas.ts";
import { nested, readOne, record } from "../testing/read-one.ts";
import { hasSharedExamples, sharedExample } from "../testing/shared-examples.ts";
import { datumFromJson } from "./datum-from-json.ts";
import { datumToJson } from "./datum-to-json.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const E = { type: "enum", name: "E", symbols: ["A", "B"] };
const F = { type: "fixed", name: "F", size: 2 };

describe("datumFromJson", () => {
  it.each<[unknown, unknown, unknown]>([
    ["null", null, null],
    ["int", 3, 3],
    ["int", -0, 0],
    ["long", 2 ** 40, 2 ** 40],
    ["long", "9223372036854775807", 9223372036854775807n],
    ["long", "12", 12],
    ["float", 3, 3],
    ["double", 3, 3],
    ["double", "NaN", Number.NaN],
    ["float", "-Infinity", Number.NEGATIVE_INFINITY],
    ["bytes", "\u0000ÿ", Uint8Array.from([0, 255])],
    [F, "ab", Uint8Array.from([97, 98])],
    [E, "B", "B"],
    [nested(1, "long"), [1, "2"], [1, 2]],
    [{ type: "map", values: "int" }, { a: 1 }, { a: 1 }],
    [["null", "string"], null, null],
    [["null", "string"], "x", "x"],
    [["null", "string"], { string: "x" }, "x"],
    [["null", "long", E], { E: "A" }, "A"],
    [["null", { ...E, namespace: "n" }], { "n.E": "A" }, "A"],
    [["null", nested(1, ["null", "int"])], { array: [null, { int: 3 }] }, [null, 3]],
    [["null", { type: "map", values: "string" }], { map: { a: "b" } }, { a: "b" }],
    // A key like a branch's name whose content does not fit is a plain value.
    [["int", { type: "map", values: "string" }], { int: "x" }, { int: "x" }],
    [["float", "double"], 0.1, 0.1],
    [
      record("R", field("a", "int"), field("b", "string", { default: "d" })),
      { a: 1, ignored: true },
      { a: 1, b: "d" },
    ],
    [["null", record("R", field("a", "int"))], { R: { a: 1 } }, { a: 1 }],
    [["null", record("R", field("a", "int"))], { a: 1 }, { a: 1 }],
  ])("%j takes %j", (schema, json, value) => {
    expect(datumFromJson(readOne(schema), json)).toEqual({ ok: true, value });
  });

  const ride = record(
    "Ride",
    field("tip", "float"),
    field("stops", nested(1, record("Stop", field("at", "long")))),
    field("kind", ["null", E], { default: null }),
  );
  it.each<[unknown, unknown, string]>([
    ["int", 1.5, "expected int, got the number 1.5."],
    ["int", 2 ** 31, "expected int, got the number 2147483648."],
    ["int", "1", 'expected int, got the string "1".'],
    ["long", 2 ** 60, "expected long, got the number 1152921504606847000, beyond what"],
    ["long", "9223372036854775808", 'expected long, got the string "9223372036854775808".'],
    ["string", null, "expected string, got null."],
    ["bytes", "€", "expected bytes as a string of code points from 0 to 255"],
    [F, "abc", "expected a string of 2 code points from 0 to 255"],
    [E, "C", "expected a symbol of E (A, B), got"],
    [ride, [], "expected Ride, got an array."],
    [ride, { stops: [] }, "tip: missing; expected float."],
    [ride, { tip: "x", stops: [] }, 'tip: expected float, got the string "x".'],
    [ride, { tip: 1, stops: [{ at: 1 }, { at: {} }] }, "stops[1].at: expected long, got an object."],
    [ride, { tip: 1, stops: [], kind: "Z" }, "kind: expected null | E"],
    [["null", ride], { stops: [] }, "tip: missing; expected float."],
    [{ type: "map", values: "int" }, { "a b": "x" }, '["a b"]: expected int'],
    [[], 1, "expected an empty union, got the number 1."],
    ["int", undefined, "expected int, got nothing."],
  ])("%j refuses %j", (schema, json, message) => {
    const result = datumFromJson(readOne(schema), json);
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  it("takes keys like object members from the data only", () => {
    const schema = readOne(record("R", field("constructor", "string"), field("__proto__", "int")));
    expect(datumFromJson(schema, {})).toMatchObject({
      ok: false,
      message: expect.stringContaining("constructor: missing"),
    });
    const result = datumFromJson(schema, JSON.parse('{"constructor":"c","__proto__":1}'));
    expect(result.ok && Object.entries(result.value as object)).toEqual([
      ["constructor", "c"],
      ["__proto__", 1],
    ]);
  });

  it("bounds depth, and time where unions nest", () => {
    const list = readOne(record("L", field("next", ["null", "L"])));
    let deep: unknown = null;
    for (let i = 0; i < 50_000; i++) deep = { next: deep };
    expect(datumFromJson(list, deep)).toMatchObject({
      ok: false,
      message: expect.stringContaining("1000 levels"),
    });

    const types = [
      record("A", field("next", ["null", "A", "B"]), field("a", "int")),
      record("B", field("next", ["null", "A", "B"]), field("b", "int")),
    ];
    const schema = readSchemas([{ file: "f", text: JSON.stringify(types) }]).byFile.get("f");
    let value: unknown = { next: null };
    for (let i = 0; i < 60; i++) value = { next: value };
    expect(schema && datumFromJson(schema, value)).toMatchObject({ ok: false });
    expect(() => schema && codecOf(schema).encode(value)).toThrow("expected A | B");
  });

  it.skipIf(!hasSharedExamples)("reads real data files into their schemas", () => {
    for (const [schemaFile, dataFile, count] of [
      ["taxiride", "nycTaxiRides", 1254],
      ["taxifare", "nycTaxiFares", 627],
    ] as const) {
      const set = readSchemas([{ file: "s", text: sharedExample(`taxi-ride/avro/${schemaFile}.avsc`) }]);
      const schema = set.byFile.get("s");
      if (schema === undefined) throw new Error("the real schema does not read");
      const lines = sharedExample(`taxi-ride/data/${dataFile}.json`).trim().split("\n");
      expect(lines).toHaveLength(count);
      for (const line of lines) {
        const result = datumFromJson(schema, JSON.parse(line));
        if (!result.ok) throw new Error(result.message);
        const codec = codecOf(schema);
        const back = codec.decode(codec.encode(result.value));
        expect(datumToJson(schema, back)).toEqual(JSON.parse(line));
      }
    }
  });
});

describe("datumToJson", () => {
  it.each<[unknown, unknown, unknown]>([
    ["bytes", Uint8Array.from([0, 171]), "00ab"],
    [F, Uint8Array.from([1, 2]), "0102"],
    ["long", 9223372036854775807n, "9223372036854775807"],
    ["double", Number.NaN, "NaN"],
    [["null", "bytes"], Uint8Array.from([1]), "01"],
    [record("R", field("a", nested(1, "bytes"))), { a: [Uint8Array.from([255])] }, { a: ["ff"] }],
    [{ type: "map", values: "long" }, { k: 5n }, { k: "5" }],
    // What does not fit is shown as it is.
    ["int", "oops", "oops"],
    [record("R", field("a", "int")), null, null],
  ])("%j of %s", (schema, value, json) => {
    expect(datumToJson(readOne(schema), value)).toEqual(json);
  });
});
