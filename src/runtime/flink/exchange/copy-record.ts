/** How deep a record is copied: what is nested deeper, or contains itself, is shared from there on. */
const DEPTH = 64;

/**
 * A record as the next operator gets it: one of its own, as Flink copies or serialises it, so that nobody sees what
 * another operator does to it later. Instances of the logic's classes are handed on as they are.
 */
export function copyRecord<T>(record: T): T {
  return copy(record, DEPTH) as T;
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null || depth === 0) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return copyFields(value, depth - 1);
  if (Array.isArray(value)) return value.map((item) => copy(item, depth - 1));
  if (value instanceof Uint8Array) return value.slice();
  if (value instanceof Date) return new Date(value);
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [copy(key, depth - 1), copy(item, depth - 1)]));
  }
  if (value instanceof Set) return new Set([...value].map((item) => copy(item, depth - 1)));
  return value;
}

/** Most records are flat, hence the copy of all fields at once; own names stay own names, even `__proto__`. */
function copyFields(value: object, depth: number): object {
  const fields: Record<string, unknown> = { ...value };
  for (const name in fields) {
    const part = fields[name];
    if (typeof part === "object" && part !== null && name !== "__proto__") fields[name] = copy(part, depth);
  }
  return fields;
}
