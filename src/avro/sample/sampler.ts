import { setOwn } from "../codec/default-of.ts";
import { MAX_NESTING } from "../reading/parse-json.ts";
import type { Schema, UnionSchema } from "../schema.ts";
import { heights } from "./height.ts";
import { type Random, randomFrom } from "./random.ts";
import { type Make, makeByName } from "./sample-by-name.ts";
import { sampleLogical } from "./sample-logical.ts";

/** From this nesting on, samples of recursive types take the shortest way out. */
const DEEP = 4;

/**
 * Seeded random values of a schema: the same seed gives the same values on every machine. Logical types and
 * well-known field names give sensible values, time goes forward from a fixed base. A type without any
 * value (a record that must contain itself, an enum without symbols) gives `undefined`.
 */
export function sampler(schema: Schema, seed: number): () => unknown {
  const random = randomFrom(seed);
  const height = heights(schema);
  if (height(schema) > MAX_NESTING) return () => undefined;
  const makers = new Makers();
  let turn = 0;
  const sample = (part: Schema, name: string, depth: number): unknown => {
    if (part.type === "union") return sample(branchOf(part, random, depth, height), name, depth + 1);
    if (part.type === "record") {
      const record: Record<string, unknown> = {};
      for (const field of part.fields)
        setOwn(record, field.name, sample(field.schema, field.name, depth + 1));
      return record;
    }
    if (part.type === "array" || part.type === "map") {
      const inner = part.type === "array" ? part.items : part.values;
      const count = depth >= DEEP || height(inner) > MAX_NESTING / 2 ? 0 : random.between(0, 3);
      if (part.type === "array") return Array.from({ length: count }, () => sample(inner, name, depth + 1));
      const map: Record<string, unknown> = Object.create(null);
      for (let i = 0; i < count; i++) map[`key${i + 1}`] = sample(inner, name, depth + 1);
      return map;
    }
    return sampleLogical(part, random, turn) ?? makers.of(part, name)(random, turn);
  };
  return () => {
    turn++;
    return sample(schema, "", 0);
  };
}

/** What makes the values of leaves, found once per schema and field name. */
class Makers {
  readonly #known = new Map<Schema, Map<string, Make>>();

  of(schema: Schema, name: string): Make {
    let byName = this.#known.get(schema);
    if (byName === undefined) {
      byName = new Map();
      this.#known.set(schema, byName);
    }
    let make = byName.get(name);
    if (make === undefined) {
      make = makeByName(schema, name) ?? ((random) => sampleLeaf(schema, random));
      byName.set(name, make);
    }
    return make;
  }
}

function branchOf(
  union: UnionSchema,
  random: Random,
  depth: number,
  height: (schema: Schema) => number,
): Schema {
  const lowest = union.branches.reduce((best, branch) => (height(branch) < height(best) ? branch : best));
  const finite = union.branches.filter((branch) => height(branch) <= MAX_NESTING / 2);
  const [first, ...rest] = finite;
  if (depth >= DEEP || first === undefined) return lowest;
  return random.pick([first, ...rest]);
}

/** Any value of a type whose name and logical type say nothing. */
function sampleLeaf(schema: Schema, random: Random): unknown {
  switch (schema.type) {
    case "boolean":
      return random.next() < 0.5;
    case "int":
    case "long":
      return random.between(0, 1_000);
    case "float":
      return Math.fround(random.between(0, 100_000) / 100);
    case "double":
      return random.between(0, 1_000_000) / 1_000;
    case "string":
      return `${random.pick(WORDS)}-${random.between(1, 999)}`;
    case "bytes":
      return bytes(random.between(0, 12), random);
    case "fixed":
      return bytes(schema.size, random);
    case "enum":
      return schema.symbols[random.between(0, schema.symbols.length - 1)];
    default:
      return null;
  }
}

const WORDS = [
  "amber",
  "birch",
  "cedar",
  "delta",
  "ember",
  "fjord",
  "grove",
  "harbor",
  "island",
  "juniper",
] as const;

function bytes(size: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: size }, () => random.between(0, 255));
}
