import type { Schema } from "../schema.ts";

/**
 * The least number of records nested in one another that a value of a schema needs; infinite for types that
 * contain themselves without a way out, of which there is no value.
 */
export function heights(root: Schema): (schema: Schema) => number {
  const known = new Map<Schema, number>();
  const order = reachable(root);
  const heightOf = (schema: Schema): number => {
    switch (schema.type) {
      case "record":
        return known.get(schema) ?? Number.POSITIVE_INFINITY;
      case "union":
        return Math.min(Number.POSITIVE_INFINITY, ...schema.branches.map(heightOf));
      case "enum":
        return schema.symbols.length === 0 ? Number.POSITIVE_INFINITY : 0;
      default:
        return 0;
    }
  };
  // What is found last is mostly what others are made of, so that few rounds are needed.
  for (let changed = true; changed; ) {
    changed = false;
    for (const schema of order) {
      if (schema.type !== "record") continue;
      const height = 1 + schema.fields.reduce((most, field) => Math.max(most, heightOf(field.schema)), 0);
      if (height < (known.get(schema) ?? Number.POSITIVE_INFINITY)) {
        known.set(schema, height);
        changed = true;
      }
    }
  }
  return heightOf;
}

function reachable(root: Schema): readonly Schema[] {
  const seen = new Set<Schema>([root]);
  for (const schema of seen) {
    for (const part of partsOf(schema)) seen.add(part);
  }
  return [...seen].reverse();
}

function partsOf(schema: Schema): readonly Schema[] {
  switch (schema.type) {
    case "record":
      return schema.fields.map((field) => field.schema);
    case "array":
      return [schema.items];
    case "map":
      return [schema.values];
    case "union":
      return schema.branches;
    default:
      return [];
  }
}
