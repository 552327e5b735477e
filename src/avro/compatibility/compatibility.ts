import type { Schema } from "../schema.ts";
import { explain } from "./explain.ts";
import type { Compatibility } from "./incompatibility.ts";
import type { AvroRules } from "./pair.ts";
import { decide } from "./resolution-graph.ts";

const COMPATIBLE: Compatibility = Object.freeze({ compatible: true, incompatibilities: Object.freeze([]) });

type Memo = WeakMap<Schema, WeakMap<Schema, Compatibility>>;

const memos: Readonly<Record<AvroRules, Memo>> = { "1.11": new WeakMap(), "1.8": new WeakMap() };

/**
 * Can `reader` read what `writer` wrote, after Avro 1.11's schema resolution (or the `rules` of Cloudflow's
 * Avro)? All incompatibilities, memoised by the two schema objects: fingerprints do not tell defaults and
 * aliases apart. Recursive types resolve unless proven otherwise.
 */
export function compatibility(reader: Schema, writer: Schema, rules: AvroRules = "1.11"): Compatibility {
  const memo = memos[rules];
  let byWriter = memo.get(reader);
  if (byWriter === undefined) {
    byWriter = new WeakMap();
    memo.set(reader, byWriter);
  }
  let result = byWriter.get(writer);
  if (result === undefined) {
    result = check(reader, writer, rules);
    byWriter.set(writer, result);
  }
  return result;
}

/** The check without memory. */
export function check(reader: Schema, writer: Schema, rules: AvroRules = "1.11"): Compatibility {
  if (reader === writer) return COMPATIBLE;
  const root = decide(reader, writer, rules);
  return root.resolves ? COMPATIBLE : { compatible: false, incompatibilities: explain(root) };
}
