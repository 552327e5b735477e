import type { PrimitiveName } from "./schema.ts";

/** The primitive type names; Avro forbids to define them anew in any namespace. */
const PRIMITIVES: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "int",
  "long",
  "float",
  "double",
  "bytes",
  "string",
]);

export function isPrimitiveName(name: string): name is PrimitiveName {
  return PRIMITIVES.has(name);
}

/** A name of a record, field, symbol or fixed (Avro 1.11, "Names"). */
export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** Names joined by dots. */
export function isDottedName(text: string): boolean {
  return text.split(".").every(isName);
}

/** A simple name in a namespace; the empty namespace adds nothing. */
export function qualify(name: string, namespace: string): string {
  return name.includes(".") || namespace === "" ? name : `${namespace}.${name}`;
}

/** The part before the last dot; empty for a name without namespace. */
export function namespaceOf(fullName: string): string {
  return fullName.slice(0, Math.max(0, fullName.lastIndexOf(".")));
}

/** The part after the last dot. */
export function simpleName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf(".") + 1);
}
