/** Equality of plain data. */
import type { PlainValue } from "../value.ts";

/** Whether two plain values hold the same data; the order of keys does not matter. */
export function samePlain(left: PlainValue, right: PlainValue): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => samePlain(item, right[index]));
  }
  const fields = left as { readonly [key: string]: PlainValue };
  const others = right as { readonly [key: string]: PlainValue };
  const keys = Object.keys(fields);
  return (
    keys.length === Object.keys(others).length &&
    keys.every((key) => Object.hasOwn(others, key) && samePlain(fields[key] ?? null, others[key] ?? null))
  );
}
