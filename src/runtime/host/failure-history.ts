import type { FailureView } from "./snapshot.ts";

/** Failures that are kept, as many as Flink's `web.exception-history-size` does unless it is set. */
const KEPT = 16;

/** Why a streamlet had to restart or has ended, over all its jobs or processes. */
export class FailureHistory {
  #kept: readonly FailureView[] = [];
  count = 0;

  add(failure: FailureView): void {
    this.count++;
    this.#kept = [failure, ...this.#kept].slice(0, KEPT);
  }

  /** Most recent first. */
  views(): readonly FailureView[] {
    return this.#kept;
  }
}
