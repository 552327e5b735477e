import type { RecordField, Schema } from "../schema.ts";

/** Makes a field's default anew at every call, so that nobody changes the default of others. */
export function defaultOf(field: RecordField): () => unknown {
  return () => defaultDatum(field.schema, field.default?.json);
}

/** The datum of a default's JSON, which reading has checked (Avro 1.11: unions take their first branch). */
export function defaultDatum(schema: Schema, json: unknown): unknown {
  switch (schema.type) {
    case "union": {
      const first = schema.branches[0];
      return first === undefined ? undefined : defaultDatum(first, json);
    }
    case "array":
      return Array.isArray(json) ? json.map((item) => defaultDatum(schema.items, item)) : json;
    case "map": {
      const map: Record<string, unknown> = Object.create(null);
      for (const [key, value] of Object.entries(json as object))
        map[key] = defaultDatum(schema.values, value);
      return map;
    }
    case "record": {
      const given = json as Record<string, unknown>;
      const record: Record<string, unknown> = {};
      for (const field of schema.fields) {
        const own = Object.hasOwn(given, field.name);
        setOwn(record, field.name, defaultDatum(field.schema, own ? given[field.name] : field.default?.json));
      }
      return record;
    }
    case "bytes":
    case "fixed":
      return Uint8Array.from(json as string, (char) => char.charCodeAt(0));
    case "long":
      return Number.isSafeInteger(json) ? json : nearestLong(json as number);
    default:
      return json;
  }
}

/** JSON numbers keep 53 bits: beyond, the nearest long, so that the largest one is met exactly. */
function nearestLong(json: number): bigint {
  const [low, high] = [-(2n ** 63n), 2n ** 63n - 1n];
  const value = BigInt(json);
  return value < low ? low : value > high ? high : value;
}

/** Sets an own property, also where its name is `__proto__`. */
export function setOwn(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
  } else record[name] = value;
}
