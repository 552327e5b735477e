import { expect, it } from "vitest";
import { readSchema } from "../../avro/index.ts";
import { describeSchema } from "./describe-schema.ts";

function described(json: unknown): string {
  const { schema } = readSchema(JSON.stringify(json));
  if (schema === undefined) throw new Error("The schema of this test is broken.");
  return describeSchema(schema);
}
const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });

it.each([
  ["long", "Type: `long`"],
  [["null", "string"], "Type: `null | string`"],
  [{ type: "enum", name: "E", symbols: ["A", "B"], doc: "Letters" }, "Letters\n\nOne of `A`, `B`."],
  [{ type: "fixed", name: "F", size: 16 }, "16 bytes."],
  [{ type: "record", name: "R", fields: [] }, "A record without fields."],
  [
    {
      type: "record",
      name: "R",
      doc: "A *ride*",
      fields: [
        field("id", "long", { doc: "Its number" }),
        field("tip", ["null", "double"], { default: null }),
        field("at", { type: "long", logicalType: "timestamp-millis" }),
        field("stops", { type: "array", items: { type: "record", name: "Stop", fields: [] } }),
      ],
    },
    "A \\*ride\\*\n\n- `id`: `long` – Its number\n- `tip`: `null | double`, default `null`\n- `at`: `long (timestamp-millis)`\n- `stops`: `array<Stop>`",
  ],
])("%j", (json, expected) => {
  expect(described(json)).toBe(expected);
});

it("counts the fields that there is no room for", () => {
  const fields = Array.from({ length: 34 }, (_, index) => field(`f${index}`, "int"));
  expect(described({ type: "record", name: "R", fields })).toMatch(/`f29`: `int`\n- and 4 more$/);
});
