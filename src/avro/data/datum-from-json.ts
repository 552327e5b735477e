import { defaultDatum, setOwn } from "../codec/default-of.ts";
import { describeJson, isJsonObject, type JsonObject, MAX_NESTING, ownValue } from "../reading/parse-json.ts";
import type { RecordSchema, Schema, UnionSchema } from "../schema.ts";
import { branchName, typeName } from "../type-name.ts";

export type DatumResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/**
 * Reads JSON data into a datum of the schema. Unions are plain or, as in Avro's JSON encoding, tagged
 * (`{"string": "x"}`); bytes and fixed are strings of the code points 0 to 255; a long may be a string of
 * digits, a float or double one of "NaN", "Infinity", "-Infinity". Missing fields take their defaults, unknown
 * fields are ignored. The message of a refusal is a sentence with the field path.
 */
export function datumFromJson(schema: Schema, json: unknown): DatumResult {
  try {
    return { ok: true, value: convert(schema, json, "", 0, new Memo()) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}

/**
 * What branches of unions made of the objects and arrays inside, so that unions within unions do not try the
 * same again and again at every level.
 */
class Memo {
  #known: Map<object, Map<Schema, DatumResult>> | undefined;

  of(json: object): Map<Schema, DatumResult> {
    this.#known ??= new Map();
    let bySchema = this.#known.get(json);
    if (bySchema === undefined) {
      bySchema = new Map();
      this.#known.set(json, bySchema);
    }
    return bySchema;
  }
}

/** Carries the sentence out of the nested conversion; never leaves this file. */
class Refusal extends Error {}

function refuse(path: string, reason: string): never {
  throw new Refusal(path === "" ? reason : `${path}: ${reason}`);
}

function convert(schema: Schema, json: unknown, path: string, depth: number, memo: Memo): unknown {
  if (depth > MAX_NESTING) refuse(path, `the data nests more than ${MAX_NESTING} levels deep.`);
  switch (schema.type) {
    case "record":
      if (!isJsonObject(json)) break;
      return convertRecord(schema, json, path, depth, memo);
    case "array":
      if (!Array.isArray(json)) break;
      return json.map((item, index) => convert(schema.items, item, `${path}[${index}]`, depth + 1, memo));
    case "map": {
      if (!isJsonObject(json)) break;
      const map: Record<string, unknown> = Object.create(null);
      for (const [key, value] of Object.entries(json)) {
        map[key] = convert(schema.values, value, `${path}[${JSON.stringify(key)}]`, depth + 1, memo);
      }
      return map;
    }
    case "union":
      return convertUnion(schema, json, path, depth, memo);
    case "bytes":
    case "fixed": {
      const bytes = bytesOf(json);
      if (bytes === undefined || (schema.type === "fixed" && bytes.length !== schema.size)) break;
      return bytes;
    }
    case "long": {
      const long = longOf(json);
      if (long === undefined && typeof json === "number" && Number.isInteger(json)) {
        refuse(
          path,
          `expected long, got ${describeDatum(json)}, beyond what a JSON number keeps exactly: write a string of digits.`,
        );
      }
      if (long === undefined) break;
      return long;
    }
    case "float":
    case "double":
      if (json === "NaN" || json === "Infinity" || json === "-Infinity") return Number(json);
      if (typeof json === "bigint") return Number(json);
      if (typeof json !== "number") break;
      return json;
    case "int":
      if (typeof json !== "number" || (json | 0) !== json) break;
      return json === 0 ? 0 : json;
    case "enum":
      if (typeof json !== "string" || !schema.symbols.includes(json)) break;
      return json;
    case "null":
      if (json !== null) break;
      return json;
    case "boolean":
      if (typeof json !== "boolean") break;
      return json;
    case "string":
      if (typeof json !== "string") break;
      return json;
  }
  return refuse(path, `expected ${expectation(schema)}, got ${describeDatum(json)}.`);
}

function convertRecord(
  schema: RecordSchema,
  json: JsonObject,
  path: string,
  depth: number,
  memo: Memo,
): unknown {
  const record: Record<string, unknown> = {};
  for (const { name, schema: type, default: byDefault } of schema.fields) {
    const given = ownValue(json, name);
    let value: unknown;
    if (given === undefined) {
      if (byDefault === undefined) refuse(pathOf(path, name), `missing; expected ${expectation(type)}.`);
      value = defaultDatum(type, byDefault.json);
    } else if (isPlain(type, given)) value = given;
    else value = convert(type, given, pathOf(path, name), depth + 1, memo);
    setOwn(record, name, value);
  }
  return record;
}

function pathOf(record: string, field: string): string {
  return record === "" ? field : `${record}.${field}`;
}

/** Whether a value is its own datum: what most fields are, for which nobody needs to know the path. */
function isPlain({ type }: Schema, json: unknown): boolean {
  switch (typeof json) {
    case "string":
      return type === "string";
    case "boolean":
      return type === "boolean";
    case "number":
      if (type === "float" || type === "double") return true;
      // A negative zero becomes an ordinary one.
      if (json === 0) return false;
      return (type === "int" && (json | 0) === json) || (type === "long" && Number.isSafeInteger(json));
    default:
      return false;
  }
}

/** A tag that names a branch wins where its content fits; else the first branch that takes the value. */
function convertUnion(schema: UnionSchema, json: unknown, path: string, depth: number, memo: Memo): unknown {
  const branches = orderForNumbers(schema, json);
  if (isJsonObject(json)) {
    const keys = Object.keys(json);
    const tag = keys[0];
    const tagged = keys.length === 1 && branches.find((branch) => branchName(branch) === tag);
    if (tagged) {
      const result = attempt(tagged, json[tag as string], path, depth, memo);
      if (result.ok) return result.value;
    }
  }
  let reason: string | undefined;
  for (const branch of branches) {
    const result = attempt(branch, json, path, depth, memo);
    if (result.ok) return result.value;
    // The reason of a record or container says more than the list of branches.
    const composite = branch.type === "record" || branch.type === "array" || branch.type === "map";
    if (composite && (branch.type === "array") === Array.isArray(json) && isComposite(json))
      reason ??= result.message;
  }
  if (reason !== undefined) throw new Refusal(reason);
  return refuse(path, `expected ${expectation(schema)}, got ${describeDatum(json)}.`);
}

function isComposite(json: unknown): boolean {
  return typeof json === "object" && json !== null;
}

/** A float keeps only 32 bits, so a double of the same union takes a number first. */
function orderForNumbers(schema: UnionSchema, json: unknown): readonly Schema[] {
  if (typeof json !== "number" || Math.fround(json) === json) return schema.branches;
  return [...schema.branches].sort((a, b) => Number(a.type === "float") - Number(b.type === "float"));
}

function attempt(schema: Schema, json: unknown, path: string, depth: number, memo: Memo): DatumResult {
  if (typeof json !== "object" || json === null) return attemptOnce(schema, json, path, depth, memo);
  const bySchema = memo.of(json);
  let result = bySchema.get(schema);
  if (result === undefined) {
    result = attemptOnce(schema, json, path, depth, memo);
    bySchema.set(schema, result);
  }
  return result;
}

function attemptOnce(schema: Schema, json: unknown, path: string, depth: number, memo: Memo): DatumResult {
  try {
    return { ok: true, value: convert(schema, json, path, depth + 1, memo) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}

function bytesOf(json: unknown): Uint8Array | undefined {
  if (json instanceof Uint8Array) return json;
  if (typeof json !== "string") return undefined;
  const bytes = new Uint8Array(json.length);
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code > 0xff) return undefined;
    bytes[i] = code;
  }
  return bytes;
}

function longOf(json: unknown): number | bigint | undefined {
  if (typeof json === "number") return Number.isSafeInteger(json) ? (json === 0 ? 0 : json) : undefined;
  const big = typeof json === "bigint" ? json : parseLong(json);
  if (big === undefined || big !== BigInt.asIntN(64, big)) return undefined;
  const short = Number(big);
  return Number.isSafeInteger(short) ? short : big;
}

function parseLong(json: unknown): bigint | undefined {
  return typeof json === "string" && /^-?\d{1,19}$/.test(json) ? BigInt(json) : undefined;
}

function expectation(schema: Schema): string {
  if (schema.type === "enum")
    return `a symbol of ${typeName(schema)} (${schema.symbols.slice(0, 8).join(", ")})`;
  if (schema.type === "fixed") return `a string of ${schema.size} code points from 0 to 255`;
  if (schema.type === "bytes") return "bytes as a string of code points from 0 to 255";
  return typeName(schema);
}

function describeDatum(json: unknown): string {
  return json === undefined
    ? "nothing"
    : typeof json === "bigint"
      ? `the number ${json}`
      : describeJson(json);
}
