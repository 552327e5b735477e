/** Merging of resolved objects (specification, "Duplicate keys"). */
import { type HoconObject, type HoconValue, overriding } from "../value.ts";
import type { Scope } from "./scope.ts";

/** `newer` over `older`. Both stay as they are; what only one of them has is shared. */
export function mergeObjects(older: HoconObject, newer: HoconObject, scope: Scope): HoconObject {
  if (older.fields.size === 0) return newer;
  if (!scope.spend(older.fields.size + newer.fields.size, newer.origin)) return newer;
  const fields = new Map(older.fields);
  for (const [key, value] of newer.fields) {
    const before = fields.get(key);
    if (before === undefined) fields.set(key, value);
    else if (before !== value) fields.set(key, mergeValues(before, value, scope));
  }
  return { kind: "object", fields, origin: newer.origin, overrode: older.overrode };
}

/** An object that has replaced something else does not merge with what came before that. */
export function mergeValues(older: HoconValue, newer: HoconValue, scope: Scope): HoconValue {
  const isReset = newer.overrode.length > 0;
  if (older.kind === "object" && newer.kind === "object" && !isReset)
    return mergeObjects(older, newer, scope);
  return { ...newer, overrode: overriding(older) };
}
