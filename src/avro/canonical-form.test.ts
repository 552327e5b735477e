import { describe, expect, it } from "vitest";
import { canonicalForm } from "./canonical-form.ts";
import { fingerprint64 } from "./fingerprint64.ts";
import { readOne } from "./testing/read-one.ts";

/** Input, canonical form, and the CRC-64-AVRO (as Java's signed number) that all implementations agree on. */
const CASES: readonly (readonly [unknown, string, bigint])[] = [
  ["null", '"null"', 7195948357588979594n],
  [{ type: "null" }, '"null"', 7195948357588979594n],
  [{ type: "boolean", doc: "ignored" }, '"boolean"', -6970731678124411036n],
  ["int", '"int"', 8247732601305521295n],
  [{ type: "long", logicalType: "timestamp-millis" }, '"long"', -3434872931120570953n],
  ["float", '"float"', 5583340709985441680n],
  ["double", '"double"', -8181574048448539266n],
  ["bytes", '"bytes"', 5746618253357095269n],
  ["string", '"string"', -8142146995180207161n],
  [[], "[]", -1241056759729112623n],
  [["int"], '["int"]', -5232228896498058493n],
  [["int", { type: "boolean" }], '["int","boolean"]', 5392556393470105090n],
  [
    { fields: [], name: "foo", type: "record" },
    '{"name":"foo","type":"record","fields":[]}',
    -4824392279771201922n,
  ],
  [
    { aliases: ["bar"], doc: "d", type: "record", name: "foo", fields: [] },
    '{"name":"foo","type":"record","fields":[]}',
    -4824392279771201922n,
  ],
  [
    { type: "record", name: "foo", namespace: "x.y", fields: [] },
    '{"name":"x.y.foo","type":"record","fields":[]}',
    5916914534497305771n,
  ],
  [
    { type: "record", name: "a.b.foo", namespace: "x.y", fields: [] },
    '{"name":"a.b.foo","type":"record","fields":[]}',
    -4616218487480524110n,
  ],
  [
    {
      fields: [{ type: { type: "boolean" }, name: "f1", order: "ignore", default: true }],
      name: "foo",
      type: "record",
    },
    '{"name":"foo","type":"record","fields":[{"name":"f1","type":"boolean"}]}',
    7843277075252814651n,
  ],
  [
    { type: "enum", name: "foo", symbols: ["A1"], default: "A1" },
    '{"name":"foo","type":"enum","symbols":["A1"]}',
    -6342190197741309591n,
  ],
  [{ size: 15, type: "fixed", name: "foo" }, '{"name":"foo","type":"fixed","size":15}', 1756455273707447556n],
  [{ items: { type: "null" }, type: "array" }, '{"type":"array","items":"null"}', -589620603366471059n],
  [{ values: "string", type: "map" }, '{"type":"map","values":"string"}', -8732877298790414990n],
  [
    {
      name: "PigValue",
      type: "record",
      fields: [{ name: "value", type: ["null", "int", "long", "PigValue"] }],
    },
    '{"name":"PigValue","type":"record","fields":[{"name":"value","type":["null","int","long","PigValue"]}]}',
    -1759257747318642341n,
  ],
];

describe("canonicalForm and fingerprint64", () => {
  it.each(CASES)("of %j", (json, form, crc) => {
    const schema = readOne(json);
    expect(canonicalForm(schema)).toBe(form);
    expect(BigInt.asIntN(64, fingerprint64(schema))).toBe(crc);
    expect(canonicalForm(readOne(JSON.parse(form)))).toBe(form);
  });

  it("writes a named type out once, by its full name everywhere", () => {
    const inner = { type: "fixed", name: "Id", size: 4 };
    const schema = readOne({
      type: "record",
      name: "Outer",
      namespace: "a.b",
      fields: [
        { name: "one", type: inner },
        { name: "two", type: "Id" },
        { name: "three", type: ["null", "a.b.Id"] },
      ],
    });
    expect(canonicalForm(schema)).toBe(
      '{"name":"a.b.Outer","type":"record","fields":[{"name":"one","type":{"name":"a.b.Id","type":"fixed","size":4}},' +
        '{"name":"two","type":"a.b.Id"},{"name":"three","type":["null","a.b.Id"]}]}',
    );
  });
});
