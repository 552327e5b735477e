import type { Lineage } from "../../audit/lineage.ts";

/** A subtask of a vertex of the job graph. */
export interface SubtaskId {
  readonly vertex: number;
  readonly index: number;
}

/** What flows between subtasks, in order per channel. */
export type Buffer =
  | {
      readonly kind: "records";
      readonly values: readonly unknown[];
      readonly timestamps: readonly (number | null)[];
      /** What the values descend from, where the delivery audit follows any of them. */
      readonly lineages?: readonly (Lineage | undefined)[];
    }
  | { readonly kind: "watermark"; readonly time: number }
  | { readonly kind: "idle"; readonly idle: boolean }
  | ({ readonly kind: "barrier" } & Barrier);

/** Separates the records before a checkpoint from those after it. */
export interface Barrier {
  readonly checkpoint: number;
  /** Nothing is processed after it: stop with savepoint. */
  readonly stop: boolean;
  /** It overtakes what waits before it; that becomes part of the checkpoint. */
  readonly unaligned: boolean;
  /** An aligned barrier overtakes from this virtual time on. */
  readonly overtakesAt: number | undefined;
}
