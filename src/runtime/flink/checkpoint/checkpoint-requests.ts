import type { CheckpointKind, CheckpointOutcome } from "./pending-checkpoint.ts";

/** A checkpoint or savepoint that the clock or a person asks for. */
export interface CheckpointRequest {
  readonly kind: CheckpointKind;
  /** Event time ends before it. */
  readonly drain: boolean;
  readonly isPeriodic: boolean;
  /** It does not wait for others. */
  readonly isForced: boolean;
  readonly done: ((outcome: CheckpointOutcome) => void) | undefined;
}

/** Requests that wait at most; Flink refuses more. */
const MOST = 1000;

/**
 * Requests that wait for their turn, after Flink's `CheckpointRequestDecider`: savepoints come first, periodic
 * checkpoints last; as many as may be pending at the same time are, savepoints counted; and a periodic one keeps its
 * distance to what was completed before.
 */
export class CheckpointRequests {
  readonly #maxConcurrent: number;
  #waiting: CheckpointRequest[] = [];

  constructor(maxConcurrent: number) {
    this.#maxConcurrent = maxConcurrent;
  }

  add(request: CheckpointRequest): void {
    const behind = this.#waiting.findIndex((each) => rankOf(each) > rankOf(request));
    this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, request);
    this.#waiting.splice(MOST);
  }

  /**
   * The request whose turn it is, which waits no more; a number where a periodic one has come so many milliseconds too
   * early, which is given up. `pending`: checkpoints that are being taken; `pause`: milliseconds that are left of the
   * distance.
   */
  take(pending: number, pause: number): CheckpointRequest | number | undefined {
    const [first] = this.#waiting;
    if (first === undefined || (pending >= this.#maxConcurrent && !first.isForced)) return undefined;
    this.#waiting.shift();
    return first.isPeriodic && pause > 0 ? pause : first;
  }

  /** Gives all up. */
  clear(reason: string): void {
    for (const { done } of this.#waiting.splice(0)) done?.({ ok: false, reason });
  }
}

function rankOf({ kind, isPeriodic }: CheckpointRequest): number {
  if (kind !== "checkpoint") return 0;
  return isPeriodic ? 2 : 1;
}
