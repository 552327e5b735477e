import { MAX_NESTING } from "../reading/parse-json.ts";
import type { Schema, UnionSchema } from "../schema.ts";

/**
 * The branch of a union for a plain value: the first in order that fits exactly (a float only where the number
 * survives 32 bits), else the first that fits at all; -1 for none. Records fit exactly when they know every key
 * of the value.
 */
export function chooseBranch(schema: UnionSchema, value: unknown): number {
  const exact = schema.branches.findIndex((branch) => fits(branch, value, true, 0));
  return exact === -1 ? schema.branches.findIndex((branch) => fits(branch, value, false, 0)) : exact;
}

/** Whether a datum fits a schema; `exact` as for the choice of a branch. */
export function fits(schema: Schema, value: unknown, exact: boolean, depth: number): boolean {
  if (depth > MAX_NESTING) return false;
  switch (schema.type) {
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "int":
      return typeof value === "number" && (value | 0) === value;
    case "long":
      return typeof value === "bigint" ? value === BigInt.asIntN(64, value) : Number.isSafeInteger(value);
    case "float":
      return typeof value === "number" && (!exact || Object.is(Math.fround(value), value));
    case "double":
      return typeof value === "number";
    case "bytes":
      return value instanceof Uint8Array;
    case "string":
      return typeof value === "string";
    case "fixed":
      return value instanceof Uint8Array && value.length === schema.size;
    case "enum":
      return typeof value === "string" && schema.symbols.includes(value);
    case "array":
      return Array.isArray(value) && value.every((item) => fits(schema.items, item, exact, depth + 1));
    case "map":
      return isPlain(value) && mapValues(value).every((item) => fits(schema.values, item, exact, depth + 1));
    case "union":
      return schema.branches.some((branch) => fits(branch, value, exact, depth + 1));
    case "record": {
      if (!isPlain(value) || value instanceof Map) return false;
      const given = value as Record<string, unknown>;
      let known = 0;
      for (const field of schema.fields) {
        const present = Object.hasOwn(given, field.name) && given[field.name] !== undefined;
        if (present) known++;
        if (
          present ? !fits(field.schema, given[field.name], exact, depth + 1) : field.default === undefined
        ) {
          return false;
        }
      }
      return !exact || known === Object.keys(given).length;
    }
  }
}

/** An object that can stand for a record or map. */
export function isPlain(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function mapValues(value: object): unknown[] {
  return value instanceof Map ? [...value.values()] : Object.values(value);
}
