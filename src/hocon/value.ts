/** Resolved values: what a configuration means, with where each value was written. */
import type { TextRange } from "./text.ts";

/** Where a value was written. */
export interface Origin {
  readonly file: string;
  /** Range of the value. */
  readonly range: TextRange;
  /** Range of the key (the last element of the path as written) that set it; absent for list elements. */
  readonly keyRange?: TextRange | undefined;
}

interface HoconValueBase {
  readonly origin: Origin;
  /**
   * The values that this one replaced, the most recent first; at most the last 32. Values that depend on a
   * substitution which nobody needed are not among them.
   */
  readonly overrode: readonly HoconValue[];
}
export interface HoconObject extends HoconValueBase {
  readonly kind: "object";
  /** In order of first definition. */
  readonly fields: ReadonlyMap<string, HoconValue>;
}
export interface HoconList extends HoconValueBase {
  readonly kind: "list";
  readonly items: readonly HoconValue[];
}
export interface HoconString extends HoconValueBase {
  readonly kind: "string";
  readonly value: string;
}
export interface HoconNumber extends HoconValueBase {
  readonly kind: "number";
  readonly value: number;
  /** The number as it was written, e.g. `1e3` or `0.10`. */
  readonly text: string;
}
export interface HoconBoolean extends HoconValueBase {
  readonly kind: "boolean";
  readonly value: boolean;
}
export interface HoconNull extends HoconValueBase {
  readonly kind: "null";
}
export type HoconValue = HoconObject | HoconList | HoconString | HoconNumber | HoconBoolean | HoconNull;

/** Objects have a null prototype, so that `__proto__` is an ordinary key. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

export const NOTHING_OVERRIDDEN: readonly HoconValue[] = [];
const MAX_OVERRIDDEN = 32;

/** The chain of a value that replaces `older`. */
export function overriding(older: HoconValue | undefined): readonly HoconValue[] {
  if (older === undefined) return NOTHING_OVERRIDDEN;
  if (older.overrode.length === 0) return [older];
  return [older, ...older.overrode.slice(0, MAX_OVERRIDDEN - 1)];
}

/** The value at a path of unquoted key elements, or undefined. */
export function getPath(root: HoconValue, path: readonly string[]): HoconValue | undefined {
  let value: HoconValue | undefined = root;
  for (const key of path) {
    if (value?.kind !== "object") return undefined;
    value = value.fields.get(key);
  }
  return value;
}

export function toPlain(value: HoconValue): PlainValue {
  switch (value.kind) {
    case "object": {
      const plain: { [key: string]: PlainValue } = Object.create(null);
      for (const [key, field] of value.fields) plain[key] = toPlain(field);
      return plain;
    }
    case "list":
      return value.items.map(toPlain);
    case "null":
      return null;
    default:
      return value.value;
  }
}

const NOWHERE: Origin = { file: "", range: { start: 0, end: 0 } };

/** Wraps plain data as HOCON values with the given origin (for defaults and data from resources). */
export function fromPlain(value: PlainValue, origin: Origin = NOWHERE): HoconValue {
  const overrode = NOTHING_OVERRIDDEN;
  if (value === null || value === undefined) return { kind: "null", origin, overrode };
  switch (typeof value) {
    case "string":
      return { kind: "string", value, origin, overrode };
    case "number":
      return { kind: "number", value, text: String(value), origin, overrode };
    case "boolean":
      return { kind: "boolean", value, origin, overrode };
    default: {
      if (Array.isArray(value)) {
        return { kind: "list", items: value.map((item) => fromPlain(item, origin)), origin, overrode };
      }
      const fields = new Map<string, HoconValue>();
      for (const [key, field] of Object.entries(value)) fields.set(key, fromPlain(field, origin));
      return { kind: "object", fields, origin, overrode };
    }
  }
}
