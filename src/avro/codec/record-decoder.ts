import type { Decode } from "./byte-reader.ts";
import { setOwn } from "./default-of.ts";
import { OTHER, readLeaf } from "./leaf.ts";

/** What a record's decoder does next. */
export interface FieldStep {
  /** The field to set; undefined for bytes that are only skipped. */
  readonly name: string | undefined;
  /** The leaf that the loop reads by itself, or `OTHER`. */
  readonly leaf: number;
  /** Reads, skips or makes the value where the leaf is `OTHER`. */
  readonly decode: Decode;
}

/** A decoder of records that takes steps in order. The list may be filled after this call. */
export function recordDecoder(steps: readonly FieldStep[]): Decode {
  return (input) => {
    input.enter();
    const record: Record<string, unknown> = {};
    for (let i = 0; i < steps.length; i++) {
      const { name, leaf, decode } = steps[i] as FieldStep;
      const value = leaf === OTHER ? decode(input) : readLeaf(leaf, input);
      if (name === undefined) continue;
      if (name === "__proto__") setOwn(record, name, value);
      else record[name] = value;
    }
    input.leave();
    return record;
  };
}
