/** Reading plain data of unknown shape without surprises from prototypes. */
import type { PlainValue } from "../../hocon/index.ts";

export type PlainObject = { readonly [key: string]: PlainValue };

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own property `key` of an object; undefined for anything else. */
export function field(value: PlainValue | undefined, key: string): PlainValue | undefined {
  return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path of keys. */
export function fieldAt(value: PlainValue | undefined, path: readonly string[]): PlainValue | undefined {
  return path.reduce<PlainValue | undefined>((inner, key) => field(inner, key), value);
}

/** The own entries of an object; none for anything else. */
export function entriesOf(value: PlainValue | undefined): readonly (readonly [string, PlainValue])[] {
  return isPlainObject(value) ? Object.entries(value) : [];
}

export function listOf(value: PlainValue | undefined): readonly PlainValue[] {
  return Array.isArray(value) ? value : [];
}

/** A scalar as the text that a configuration file would hold; undefined for objects, lists and null. */
export function scalarText(value: PlainValue | undefined): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}
