import type { Schema } from "../schema.ts";

/**
 * The least bytes an item of an array or map can take, as far as bounds need it: 0 for types whose values may
 * take no bytes at all (null, empty records), else 1.
 */
export function leastSize(schema: Schema): 0 | 1 {
  const seen = new Set<Schema>();
  const stack = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === "record") {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const field of next.fields) stack.push(field.schema);
    } else if (next.type === "fixed" ? next.size > 0 : next.type !== "null") return 1;
  }
  return 0;
}
