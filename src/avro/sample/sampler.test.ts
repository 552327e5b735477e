import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf } from "../data/fault-of.ts";
import { readSchemas } from "../read-schemas.ts";
import { randomSchemaJson } from "../testing/random-schema.ts";
import { nested, readOne, record } from "../testing/read-one.ts";
import { randomFrom } from "./random.ts";
import { sampler } from "./sampler.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const take = (schema: unknown, count = 50, seed = 7) => {
  const sample = sampler(readOne(schema), seed);
  return Array.from({ length: count }, () => sample());
};

describe("sampler", () => {
  it("makes values that fit, for random schemas", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const schema = readOne(randomSchemaJson(randomFrom(seed)));
        const sample = sampler(schema, seed);
        for (let i = 0; i < 5; i++) expect(faultOf(schema, sample())).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it("gives the same values for a seed, others for another", () => {
    const schema = record("R", field("a", "double"), field("b", "string"), field("c", nested(1, "int")));
    expect(take(schema, 20, 1)).toEqual(take(schema, 20, 1));
    expect(take(schema, 20, 1)).not.toEqual(take(schema, 20, 2));
    // Fixed here, so that a change of the generator is noticed: saved seeds must replay.
    const random = randomFrom(42);
    expect([random.between(0, 999), random.between(0, 999), random.between(0, 999)]).toEqual([430, 983, 27]);
  });

  it("makes logical values that mean something", () => {
    const logical = (type: unknown, logicalType: string, more: object = {}) => ({
      type,
      logicalType,
      ...more,
    });
    for (const id of take(logical("string", "uuid"))) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    const times = take(logical("long", "timestamp-millis")) as number[];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Date(times[0] ?? 0).getUTCFullYear()).toBe(2026);
    for (const micros of take(logical("long", "timestamp-micros")) as number[]) {
      expect(new Date(micros / 1_000).getUTCFullYear()).toBe(2026);
    }
    for (const days of take(logical("int", "date")) as number[]) {
      expect(new Date(days * 86_400_000).getUTCFullYear()).toBeGreaterThanOrEqual(2025);
    }
    for (const decimal of take(logical("bytes", "decimal", { precision: 2, scale: 1 })) as Uint8Array[]) {
      const number = decimal.reduce((sum, byte) => sum * 256 + byte, 0);
      expect(number).toBeLessThan(100);
      expect(decimal[0]).toBeLessThan(128);
    }
    const fixed = { type: "fixed", name: "D", size: 12, logicalType: "duration" };
    for (const duration of take(fixed) as Uint8Array[]) expect(duration).toHaveLength(12);
  });

  it("makes values that suit well-known field names", () => {
    const [one] = take(
      record(
        "R",
        field("startLat", "float"),
        field("lon", "double"),
        field("email", "string"),
        field("rideId", "long"),
        field("start_time", "long"),
        field("age", "int"),
      ),
    ) as Record<string, unknown>[];
    expect(one?.["startLat"]).toBeGreaterThan(40);
    expect(one?.["lon"]).toBeLessThan(-73);
    expect(one?.["email"]).toMatch(/^\w+\.\w+@example\.com$/);
    expect(one?.["rideId"]).toBeLessThanOrEqual(100);
    expect(one?.["start_time"]).toBeGreaterThan(1_767_000_000_000);
    expect(one?.["age"]).toBeGreaterThan(17);
  });

  it("ends on recursive types", () => {
    const tree = record(
      "Tree",
      field("kids", nested(1, "Tree")),
      field("twin", ["null", "Tree"]),
      field("by", { type: "map", values: "Tree" }),
    );
    for (const value of take(tree)) expect(faultOf(readOne(tree), value)).toBeUndefined();
    const types = [record("A", field("b", ["A", "B"])), record("B", field("x", "int"))];
    const a = readSchemas([{ file: "f", text: JSON.stringify(types) }]).named.get("A");
    const sample = sampler(a ?? readOne("null"), 3);
    for (let i = 0; i < 50; i++) expect(a && faultOf(a, sample())).toBeUndefined();
  });

  it.each([
    ["a record that must contain itself", record("R", field("r", "R"))],
    ["an enum without symbols", { type: "enum", name: "E", symbols: [] }],
    ["an empty union", []],
  ])("has no value for %s", (_, schema) => {
    expect(take(schema, 2)).toEqual([undefined, undefined]);
  });

  it("answers for a chain of 6,000 named types", () => {
    const types = Array.from({ length: 6_000 }, (_, i) =>
      record(`R${i}`, ...(i < 5_999 ? [field("next", `R${i + 1}`)] : [])),
    );
    const first = readSchemas([{ file: "f", text: JSON.stringify(types) }]).named.get("R0");
    expect(first && sampler(first, 1)()).toBeUndefined();
  });
});
