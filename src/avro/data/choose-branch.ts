import { MAX_NESTING } from "../reading/parse-json.ts";
import type { Schema, UnionSchema } from "../schema.ts";

/**
 * The branch of a union for a plain value: the first in order that fits exactly (a float only where the number
 * survives 32 bits), else the first that fits at all; -1 for none. Records fit exactly when they know every key
 * of the value.
 */
export function chooseBranch(schema: UnionSchema, value: unknown): number {
  const exact = schema.branches.findIndex((branch) => new Fitting(true).fits(branch, value, 0));
  return exact === -1
    ? schema.branches.findIndex((branch) => new Fitting(false).fits(branch, value, 0))
    : exact;
}

/** From this depth on, answers about objects are kept: unions within unions would ask again at every level. */
const DEEP = 6;

class Fitting {
  private readonly exact: boolean;
  private memo: Map<object, Map<Schema, boolean>> | undefined;

  constructor(exact: boolean) {
    this.exact = exact;
  }

  fits(schema: Schema, value: unknown, depth: number): boolean {
    if (depth < DEEP || typeof value !== "object" || value === null) return this.decide(schema, value, depth);
    this.memo ??= new Map();
    let bySchema = this.memo.get(value);
    if (bySchema === undefined) {
      bySchema = new Map();
      this.memo.set(value, bySchema);
    }
    let answer = bySchema.get(schema);
    if (answer === undefined) {
      answer = this.decide(schema, value, depth);
      bySchema.set(schema, answer);
    }
    return answer;
  }

  private decide(schema: Schema, value: unknown, depth: number): boolean {
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
        return typeof value === "number" && (!this.exact || Object.is(Math.fround(value), value));
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
        return Array.isArray(value) && value.every((item) => this.fits(schema.items, item, depth + 1));
      case "map":
        return isPlain(value) && mapValues(value).every((item) => this.fits(schema.values, item, depth + 1));
      case "union":
        return schema.branches.some((branch) => this.fits(branch, value, depth + 1));
      case "record": {
        if (!isPlain(value) || value instanceof Map) return false;
        const given = value as Record<string, unknown>;
        let known = 0;
        for (const field of schema.fields) {
          const present = Object.hasOwn(given, field.name) && given[field.name] !== undefined;
          if (present) known++;
          if (
            present ? !this.fits(field.schema, given[field.name], depth + 1) : field.default === undefined
          ) {
            return false;
          }
        }
        return !this.exact || known === Object.keys(given).length;
      }
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
