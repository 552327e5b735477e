/** Members of a large collection that are looked at; they stand for the others. */
const SAMPLE = 50;
/** Objects that are looked at in all. */
const MOST_OBJECTS = 50_000;
/** Bytes of an object without its members, and of a place in a collection. */
const OBJECT = 32;
const SLOT = 8;
/** Bytes of an entry of a Map or Set beside what is in it. */
const ENTRY = 24;

/**
 * Bytes of memory that are held by some values, roughly: all that can be reached from them through members, where large
 * collections are judged by a sample. What closures hold cannot be seen. Depends on the values only, so that it is the
 * same in every run. Never throws.
 */
export function retainedSize(roots: Iterable<unknown>): number {
  const seen = new Set<object>();
  const waiting: { readonly value: unknown; readonly weight: number }[] = [];
  for (const value of roots) waiting.push({ value, weight: 1 });
  let size = 0;
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const { value, weight } = each;
    if (typeof value === "string") size += weight * value.length;
    if (typeof value !== "object" || value === null || seen.has(value) || seen.size >= MOST_OBJECTS) continue;
    seen.add(value);
    const { own, members, count } = contentOf(value);
    size += weight * own;
    if (members.length === 0) continue;
    const share = (weight * count) / members.length;
    for (const member of members) waiting.push({ value: member, weight: share });
  }
  return size;
}

interface Content {
  /** Bytes of the object itself. */
  readonly own: number;
  /** What it holds, or a sample of that, of so many. */
  readonly members: readonly unknown[];
  readonly count: number;
}

function contentOf(value: object): Content {
  if (ArrayBuffer.isView(value)) return { own: OBJECT + value.byteLength, members: [], count: 0 };
  if (value instanceof ArrayBuffer) return { own: OBJECT + value.byteLength, members: [], count: 0 };
  if (Array.isArray(value)) {
    const { length } = value;
    const every = Math.max(1, Math.floor(length / SAMPLE));
    const members: unknown[] = [];
    for (let i = 0; i < length; i += every) members.push(value[i]);
    return { own: OBJECT + SLOT * length, members, count: length };
  }
  if (value instanceof Map) {
    const members = [...first(value.keys()), ...first(value.values())];
    return { own: OBJECT + ENTRY * value.size, members, count: 2 * value.size };
  }
  if (value instanceof Set) {
    return { own: OBJECT + ENTRY * value.size, members: first(value), count: value.size };
  }
  return contentOfObject(value);
}

function contentOfObject(value: object): Content {
  try {
    const names = Object.keys(value);
    const members = names.slice(0, SAMPLE).map((name) => {
      // A getter is code of the project's, which is not to run here.
      const { value: member }: PropertyDescriptor = Object.getOwnPropertyDescriptor(value, name) ?? {};
      return member as unknown;
    });
    return { own: OBJECT + SLOT * names.length, members, count: names.length };
  } catch {
    // A proxy that does not answer.
    return { own: OBJECT, members: [], count: 0 };
  }
}

function first<T>(values: Iterable<T>): T[] {
  const found: T[] = [];
  for (const value of values) {
    found.push(value);
    if (found.length >= SAMPLE) break;
  }
  return found;
}
