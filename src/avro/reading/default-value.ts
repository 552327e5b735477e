import { pointerTo } from "../json-pointer.ts";
import type { Schema } from "../schema.ts";
import { typeName } from "../type-name.ts";
import { describeJson, isJsonObject, MAX_NESTING } from "./parse-json.ts";

/** Where a default does not fit its type, and why. */
export interface DefaultFault {
  readonly pointer: string;
  readonly reason: string;
}

/**
 * Checks a field's default against its schema (Avro 1.11, "Complex Types / Records"): bytes and fixed are
 * strings of code points 0 to 255, unions take a value of their first branch.
 */
export function faultOfDefault(
  schema: Schema,
  json: unknown,
  pointer: string,
  depth = 0,
): DefaultFault | undefined {
  if (depth > MAX_NESTING) return { pointer, reason: `nests more than ${MAX_NESTING} levels deep` };
  switch (schema.type) {
    case "union": {
      const first = schema.branches[0];
      if (first === undefined) return { pointer, reason: "cannot fit a union without branches" };
      const fault = faultOfDefault(first, json, pointer, depth + 1);
      const others = schema.branches.length > 1 ? ", the first branch of the union" : "";
      return fault && fault.pointer === pointer ? { pointer, reason: fault.reason + others } : fault;
    }
    case "array": {
      if (!Array.isArray(json)) return mismatch(schema, json, pointer);
      for (const [index, item] of json.entries()) {
        const fault = faultOfDefault(schema.items, item, pointerTo(pointer, index), depth + 1);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    case "map": {
      if (!isJsonObject(json)) return mismatch(schema, json, pointer);
      for (const [key, value] of Object.entries(json)) {
        const fault = faultOfDefault(schema.values, value, pointerTo(pointer, key), depth + 1);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    case "record": {
      if (!isJsonObject(json)) return mismatch(schema, json, pointer);
      for (const field of schema.fields) {
        if (Object.hasOwn(json, field.name)) {
          const at = pointerTo(pointer, field.name);
          const fault = faultOfDefault(field.schema, json[field.name], at, depth + 1);
          if (fault !== undefined) return fault;
        } else if (field.default === undefined) {
          return { pointer, reason: `lacks the field \`${field.name}\` of ${typeName(schema)}` };
        }
      }
      return undefined;
    }
    default:
      return fitsLeaf(schema, json) ? undefined : mismatch(schema, json, pointer);
  }
}

function fitsLeaf(
  schema: Exclude<Schema, { type: "union" | "array" | "map" | "record" }>,
  json: unknown,
): boolean {
  switch (schema.type) {
    case "null":
      return json === null;
    case "boolean":
      return typeof json === "boolean";
    case "int":
      return typeof json === "number" && (json | 0) === json;
    case "long":
      return typeof json === "number" && Number.isInteger(json) && json >= -(2 ** 63) && json <= 2 ** 63;
    case "float":
    case "double":
      return typeof json === "number";
    case "bytes":
      return typeof json === "string" && isLatin1(json);
    case "string":
      return typeof json === "string";
    case "enum":
      return typeof json === "string" && schema.symbols.includes(json);
    case "fixed":
      return typeof json === "string" && isLatin1(json) && json.length === schema.size;
  }
}

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

function mismatch(schema: Schema, json: unknown, pointer: string): DefaultFault {
  return { pointer, reason: `is ${describeJson(json)}, which is not ${expectation(schema)}` };
}

function expectation(schema: Schema): string {
  switch (schema.type) {
    case "int":
      return "an int (a whole number of 32 bits)";
    case "long":
      return "a long (a whole number of 64 bits)";
    case "bytes":
      return "bytes (a string of the code points 0 to 255)";
    case "fixed":
      return `a ${typeName(schema)} (a string of ${schema.size} code points from 0 to 255)`;
    case "enum":
      return `a symbol of ${typeName(schema)}`;
    default:
      return `of the type ${typeName(schema)}`;
  }
}
