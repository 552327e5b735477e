/** Merging of scopes: the more specific object over the other, with what was overridden kept. */
import type { HoconObject, HoconValue, Origin } from "../hocon/index.ts";

const nowhere: Origin = { file: "", range: { start: 0, end: 0 } };

export const emptyObject: HoconObject = {
  kind: "object",
  fields: new Map(),
  origin: nowhere,
  overrode: [],
};

/** `over` with every key of `under` that it does not set itself; objects merge, other values replace. */
export function mergeObjects(over: HoconObject, under: HoconObject): HoconObject {
  if (under.fields.size === 0) return over;
  if (over.fields.size === 0) return under;
  const fields = new Map<string, HoconValue>(over.fields);
  for (const [key, lower] of under.fields) {
    const upper = fields.get(key);
    fields.set(key, upper === undefined ? lower : mergeValues(upper, lower));
  }
  return { ...over, fields };
}

function mergeValues(upper: HoconValue, lower: HoconValue): HoconValue {
  if (upper.kind === "object" && lower.kind === "object") return mergeObjects(upper, lower);
  return { ...upper, overrode: [...upper.overrode, lower, ...lower.overrode] };
}

/** The value where it is an object, else an empty one. */
export function objectOf(value: HoconValue | undefined): HoconObject {
  return value?.kind === "object" ? value : emptyObject;
}

/** A value that is no object, and its path. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: HoconValue;
}

/** All values below that are no objects, in order. Empty objects say nothing. */
export function leavesOf(object: HoconObject, prefix: readonly string[] = []): readonly Leaf[] {
  return [...object.fields].flatMap(([key, value]): readonly Leaf[] => {
    const path = [...prefix, key];
    return value.kind === "object" ? leavesOf(value, path) : [{ path, value }];
  });
}
