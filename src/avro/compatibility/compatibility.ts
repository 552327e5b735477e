import type { Schema } from "../schema.ts";
import { explain } from "./explain.ts";
import type { Compatibility } from "./incompatibility.ts";
import { decide } from "./resolution-graph.ts";

const COMPATIBLE: Compatibility = Object.freeze({ compatible: true, incompatibilities: Object.freeze([]) });

const memo = new WeakMap<Schema, WeakMap<Schema, Compatibility>>();

/**
 * Can `reader` read what `writer` wrote, after Avro 1.11's schema resolution? All incompatibilities, memoised
 * by the two schema objects (fingerprints do not tell defaults and aliases apart). Primitive writer types
 * promote; names match by unqualified name or by a reader's alias; recursive types resolve unless proven
 * otherwise.
 */
export function compatibility(reader: Schema, writer: Schema): Compatibility {
  let byWriter = memo.get(reader);
  if (byWriter === undefined) {
    byWriter = new WeakMap();
    memo.set(reader, byWriter);
  }
  let result = byWriter.get(writer);
  if (result === undefined) {
    result = check(reader, writer);
    byWriter.set(writer, result);
  }
  return result;
}

/** The check without memory. */
export function check(reader: Schema, writer: Schema): Compatibility {
  if (reader === writer) return COMPATIBLE;
  const root = decide(reader, writer);
  return root.resolves ? COMPATIBLE : { compatible: false, incompatibilities: explain(root) };
}
