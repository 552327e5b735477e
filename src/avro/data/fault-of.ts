import { MAX_NESTING } from "../reading/parse-json.ts";
import type { Schema } from "../schema.ts";
import { typeName } from "../type-name.ts";
import { chooseBranch, isPlain } from "./choose-branch.ts";

/** Why a datum does not fit a schema, with the field path: `fare.tip: expected float, got string "x"`. */
export function faultOf(schema: Schema, value: unknown, path = "", depth = 0): string | undefined {
  if (depth > MAX_NESTING) return at(path, `the value nests more than ${MAX_NESTING} levels deep`);
  switch (schema.type) {
    case "record": {
      if (!isPlain(value)) return mismatch(schema, value, path);
      for (const field of schema.fields) {
        const inner = join(path, field.name);
        const given = Object.hasOwn(value, field.name)
          ? (value as Record<string, unknown>)[field.name]
          : undefined;
        if (given === undefined) {
          if (field.default === undefined) return at(inner, `missing; expected ${typeName(field.schema)}`);
          continue;
        }
        const fault = faultOf(field.schema, given, inner, depth + 1);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    case "array": {
      if (!Array.isArray(value)) return mismatch(schema, value, path);
      for (const [index, item] of value.entries()) {
        const fault = faultOf(schema.items, item, `${path}[${index}]`, depth + 1);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    case "map": {
      if (!isPlain(value)) return mismatch(schema, value, path);
      for (const [key, item] of value instanceof Map ? value : Object.entries(value)) {
        const fault = faultOf(schema.values, item, `${path}[${JSON.stringify(key)}]`, depth + 1);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    case "union": {
      if (chooseBranch(schema, value) !== -1) return undefined;
      // With one branch besides null its reason says more than the list of branches.
      const others = schema.branches.filter((branch) => branch.type !== "null");
      const only = others.length === 1 ? others[0] : undefined;
      const inner = only === undefined || value === null ? undefined : faultOf(only, value, path, depth + 1);
      return inner !== undefined && only?.type === "record" ? inner : mismatch(schema, value, path);
    }
    default:
      return chooseBranch({ type: "union", branches: [schema] }, value) === -1
        ? mismatch(schema, value, path)
        : undefined;
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function at(path: string, reason: string): string {
  return path === "" ? reason : `${path}: ${reason}`;
}

function mismatch(schema: Schema, value: unknown, path: string): string {
  return at(path, `expected ${expected(schema)}, got ${describeValue(value)}`);
}

function expected(schema: Schema): string {
  if (schema.type === "enum")
    return `one of ${schema.symbols.slice(0, 8).join(", ")}${schema.symbols.length > 8 ? ", …" : ""}`;
  if (schema.type === "fixed") return `${schema.size} bytes`;
  return typeName(schema);
}

/** The kind of a value and, where short, the value. */
function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  if (typeof value === "string")
    return `string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value)}`;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return `${typeof value} ${value}`;
  return typeof value;
}
