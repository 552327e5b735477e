import avsc from "avsc";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalForm } from "../canonical-form.ts";
import { compatibility } from "../compatibility/compatibility.ts";
import { readSchema } from "../read-schemas.ts";
import { randomFrom } from "../sample/random.ts";
import { sampler } from "../sample/sampler.ts";
import type { Schema } from "../schema.ts";
import { avscOptions, fromAvsc, toAvsc, withBytesAsText } from "../testing/avsc-datum.ts";
import { evolveSchemaJson, randomSchemaJson } from "../testing/random-schema.ts";
import { codecOf } from "./codec.ts";
import { resolvingDecoder } from "./resolver.ts";

function read(json: unknown): Schema {
  const { schema, problems } = readSchema(JSON.stringify(json));
  if (schema === undefined) throw new Error(JSON.stringify({ problems, json }));
  return schema;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe("against avsc, on random schemas and values", () => {
  it("writes the same bytes, reads its own and the other's", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const json = randomSchemaJson(randomFrom(seed));
        const schema = read(json);
        const codec = codecOf(schema);
        const oracle = avsc.Type.forSchema(json as avsc.Schema, avscOptions());
        const sample = sampler(schema, seed);
        for (let i = 0; i < 3; i++) {
          const value = sample();
          const bytes = codec.encode(value);
          expect(Buffer.from(bytes)).toEqual(oracle.toBuffer(toAvsc(schema, value)));
          expect(codec.decode(bytes)).toEqual(value);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("resolves what the writer wrote as avsc does, wherever the two are compatible", () => {
    let compatible = 0;
    let incompatible = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = randomFrom(seed);
        const writerJson = randomSchemaJson(random);
        const readerJson = evolveSchemaJson(writerJson, random);
        const writer = read(writerJson);
        const reader = read(readerJson);
        const writerOracle = avsc.Type.forSchema(writerJson as avsc.Schema, avscOptions());
        const readerOracle = avsc.Type.forSchema(readerJson as avsc.Schema, avscOptions());
        const verdict = compatibility(reader, writer);
        let resolver: avsc.Resolver | undefined;
        try {
          resolver = readerOracle.createResolver(writerOracle);
        } catch {
          resolver = undefined;
        }
        expect(verdict.compatible).toBe(resolver !== undefined);
        expect(verdict.incompatibilities.length > 0).toBe(resolver === undefined);
        if (resolver === undefined) {
          incompatible++;
          return;
        }
        compatible++;
        const sample = sampler(writer, seed);
        const decode = resolvingDecoder(reader, writer);
        for (let i = 0; i < 3; i++) {
          const bytes = codecOf(writer).encode(sample());
          const expected = fromAvsc(reader, readerOracle.fromBuffer(Buffer.from(bytes), resolver));
          expect(withBytesAsText(decode(bytes))).toEqual(withBytesAsText(expected));
        }
      }),
      { numRuns: 300 },
    );
    // Both sides of the law are met often enough to mean something.
    expect(compatible).toBeGreaterThan(50);
    expect(incompatible).toBeGreaterThan(10);
  });
});

describe("laws of random schemas", () => {
  it("reads itself, and its canonical form is its own canonical form", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const json = randomSchemaJson(randomFrom(seed));
        const schema = read(json);
        const again = read(json);
        expect(compatibility(schema, again)).toEqual({ compatible: true, incompatibilities: [] });
        const form = canonicalForm(schema);
        expect(canonicalForm(read(JSON.parse(form)))).toBe(form);
      }),
      { numRuns: 150 },
    );
  });
});
