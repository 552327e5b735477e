import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalForm } from "./canonical-form.ts";
import { fingerprint } from "./fingerprint.ts";
import { readSchema, readSchemas } from "./read-schemas.ts";
import { readOne } from "./testing/read-one.ts";
import { hasSharedExamples, sharedExample } from "./testing/shared-examples.ts";

interface PortSchema {
  readonly name: string;
  readonly schema: string;
  readonly fingerprint: string;
}

/** Every port schema anywhere in a JSON value. */
function portSchemas(json: unknown): PortSchema[] {
  if (typeof json !== "object" || json === null) return [];
  const inner = Object.values(json).flatMap(portSchemas);
  return "fingerprint" in json ? [json as PortSchema, ...inner] : inner;
}

describe("fingerprint", () => {
  it("is the base64 SHA-256 of the canonical form, computed independently", () => {
    const schema = readOne({ type: "enum", name: "Größe".replaceAll(/[^a-z]/gi, "_"), symbols: ["S", "M"] });
    const expected = createHash("sha256").update(canonicalForm(schema), "utf8").digest("base64");
    expect(fingerprint(schema)).toBe(expected);
  });

  it("does not see the order of attributes, documentation, aliases and defaults", () => {
    const plain = readOne({ type: "record", name: "n.R", fields: [{ name: "a", type: "int" }] });
    const dressed = readOne({
      fields: [{ doc: "x", default: 1, aliases: ["b"], type: { type: "int" }, name: "a" }],
      aliases: ["Old"],
      doc: "y",
      namespace: "n",
      name: "R",
      type: "record",
    });
    expect(fingerprint(dressed)).toBe(fingerprint(plain));
  });

  it.skipIf(!hasSharedExamples)("reproduces those of a real application resource", () => {
    const ports = portSchemas(JSON.parse(sharedExample("swiss-knife/application.json")));
    expect(ports.length).toBeGreaterThan(5);
    for (const port of ports) {
      const { schema, problems } = readSchema(port.schema);
      expect(problems).toEqual([]);
      expect(schema && fingerprint(schema)).toBe(port.fingerprint);
    }
  });

  it.skipIf(!hasSharedExamples)("reproduces those of real descriptors from the schema files", () => {
    const files = ["taxifare", "taxiride", "taxiridefare"].map((name) => `taxi-ride/avro/${name}.avsc`);
    const { named, problems } = readSchemas(files.map((file) => ({ file, text: sharedExample(file) })));
    expect(problems).toEqual([]);
    const ports = portSchemas(JSON.parse(sharedExample("taxi-ride/streamlet-descriptors.conf")));
    expect(ports.length).toBeGreaterThan(5);
    for (const port of ports) {
      const schema = named.get(port.name);
      expect(schema && fingerprint(schema), port.name).toBe(port.fingerprint);
    }
  });
});
