/** Plain data with a stable order of keys. */
import type { PlainValue } from "../../hocon/index.ts";

/** A copy with the keys of all objects in code point order; lists keep theirs. Objects have a null prototype. */
export function sortedKeys(value: PlainValue): PlainValue {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return plainObject(entries.map(([key, item]) => [key, sortedKeys(item)]));
}

/** An object of the entries with a null prototype, so that `__proto__` is an ordinary key. */
export function plainObject<T>(entries: Iterable<readonly [string, T]>): { readonly [key: string]: T } {
  const object: { [key: string]: T } = Object.create(null);
  for (const [key, item] of entries) object[key] = item;
  return object;
}
