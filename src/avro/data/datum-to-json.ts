import { MAX_NESTING } from "../reading/parse-json.ts";
import type { Schema } from "../schema.ts";
import { chooseBranch, isPlain } from "./choose-branch.ts";

/**
 * A form of a datum that JSON text can hold, for display: bytes and fixed as hex, a bigint as a string of
 * digits, numbers that JSON lacks by name. What does not fit the schema is shown as it is.
 */
export function datumToJson(schema: Schema, value: unknown): unknown {
  return show(schema, value, 0);
}

function show(schema: Schema, value: unknown, depth: number): unknown {
  if (depth > MAX_NESTING) return "…";
  switch (schema.type) {
    case "record": {
      if (!isPlain(value)) break;
      const entries = schema.fields
        .filter((field) => Object.hasOwn(value, field.name))
        .map((field) => [
          field.name,
          show(field.schema, (value as Record<string, unknown>)[field.name], depth + 1),
        ]);
      return Object.fromEntries(entries);
    }
    case "array":
      if (!Array.isArray(value)) break;
      return value.map((item) => show(schema.items, item, depth + 1));
    case "map": {
      if (!isPlain(value)) break;
      const entries: Iterable<[string, unknown]> = value instanceof Map ? value : Object.entries(value);
      return Object.fromEntries(
        [...entries].map(([key, item]) => [key, show(schema.values, item, depth + 1)]),
      );
    }
    case "union": {
      const branch = schema.branches[chooseBranch(schema, value)];
      if (branch === undefined) break;
      return show(branch, value, depth + 1);
    }
    default:
      break;
  }
  return showLeaf(value);
}

function showLeaf(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value === undefined ? null : value;
}
