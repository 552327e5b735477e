import type { Schema } from "../../avro/index.ts";

/** How deep a value is followed; logic may hand over values that contain themselves. */
const DEPTH = 64;

/** Where and why a value is no datum of a schema, as a sentence; undefined if it is one. */
export function datumProblem(schema: Schema, value: unknown): string | undefined {
  const found = find(schema, value, [], DEPTH);
  if (found === undefined) return undefined;
  const field = found.path.length === 0 ? "the record itself" : `field ${found.path.join(".")}`;
  return `${field} must be ${found.expected}, not ${shown(found.value)}`;
}

interface Misfit {
  readonly path: readonly string[];
  readonly expected: string;
  readonly value: unknown;
}

function find(schema: Schema, value: unknown, path: readonly string[], depth: number): Misfit | undefined {
  const misfit = (expected: string): Misfit => ({ path, expected, value });
  if (depth === 0) return misfit("less deeply nested");
  switch (schema.type) {
    case "record": {
      if (!isObject(value)) return misfit(`a ${schema.fullName}`);
      for (const field of schema.fields) {
        const part = (value as Record<string, unknown>)[field.name];
        if (part === undefined && field.default !== undefined) continue;
        const inner = find(field.schema, part, [...path, field.name], depth - 1);
        if (inner !== undefined) return inner;
      }
      return undefined;
    }
    case "array":
      if (!Array.isArray(value)) return misfit("a list");
      return firstOf(
        value.map((item, i) => [String(i), item]),
        schema.items,
        path,
        depth,
      );
    case "map": {
      if (!isObject(value)) return misfit("a map");
      const entries = value instanceof Map ? [...value] : Object.entries(value as object);
      return firstOf(entries as [string, unknown][], schema.values, path, depth);
    }
    case "union":
      return unionMisfit(schema.branches, value, path, depth);
    case "enum":
      return typeof value === "string" && schema.symbols.includes(value)
        ? undefined
        : misfit(`one of ${schema.symbols.join(", ")}`);
    case "fixed":
      return value instanceof Uint8Array && value.length === schema.size
        ? undefined
        : misfit(`${schema.size} bytes`);
    default:
      return fitsPrimitive(schema.type, value) ? undefined : misfit(EXPECTED[schema.type]);
  }
}

function firstOf(
  entries: readonly (readonly [string, unknown])[],
  schema: Schema,
  path: readonly string[],
  depth: number,
): Misfit | undefined {
  for (const [name, item] of entries) {
    const inner = find(schema, item, [...path, name], depth - 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** A union's value may also be written as an object with the branch's name as its one field. */
function unionMisfit(
  branches: readonly Schema[],
  value: unknown,
  path: readonly string[],
  depth: number,
): Misfit | undefined {
  const misfits = branches.map((branch) => find(branch, value, path, depth - 1));
  if (misfits.some((each) => each === undefined)) return undefined;
  const names = branches.map(nameOf);
  const tags = isObject(value) ? Object.keys(value) : [];
  const tagged = tags.length === 1 ? branches[names.indexOf(tags[0] ?? "")] : undefined;
  if (tagged !== undefined) {
    return find(
      tagged,
      (value as Record<string, unknown>)[nameOf(tagged)],
      [...path, nameOf(tagged)],
      depth - 1,
    );
  }
  const deeper = misfits.find((each) => each !== undefined && each.path.length > path.length);
  return deeper ?? { path, expected: `one of ${names.join(", ")}`, value };
}

function nameOf(schema: Schema): string {
  return "fullName" in schema ? schema.fullName : schema.type;
}

const EXPECTED = {
  null: "null",
  boolean: "true or false",
  int: "a 32-bit integer",
  long: "a 64-bit integer",
  float: "a number",
  double: "a number",
  bytes: "bytes (a Uint8Array)",
  string: "a string",
} as const;

function fitsPrimitive(type: keyof typeof EXPECTED, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "int":
      return typeof value === "number" && (value | 0) === value;
    case "long":
      return typeof value === "bigint" ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value);
    case "float":
    case "double":
      return typeof value === "number";
    case "bytes":
      return value instanceof Uint8Array;
    case "string":
      return typeof value === "string";
  }
}

function isObject(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return "a list";
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}
