import { OperatorFailure } from "../../code/logic-failure.ts";
import { type LogicWatch, watchedCall } from "../../replay/logic-watch.ts";
import { LogicEnded } from "../../replay/verdict.ts";
import type { JobEdge } from "../job/job-graph.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import { ForwardingOperator } from "./forwarding-operator.ts";
import type { ChainedOperator } from "./operator.ts";

/** The operator as it is, or with the calls of its functions told where somebody watches. */
export function watchedOperator(operator: ChainedOperator, watch: LogicWatch | undefined): ChainedOperator {
  return watch === undefined ? operator : new WatchedOperator(operator, watch);
}

class WatchedOperator extends ForwardingOperator {
  readonly #watch: LogicWatch;

  constructor(inner: ChainedOperator, watch: LogicWatch) {
    super(inner);
    this.#watch = watch;
  }

  override open(): void {
    this.#call("open", undefined, () => this.inner.open());
  }

  override input(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.#call(undefined, value, () => this.inner.input(value, timestamp, side));
  }

  override watermark(time: number): void {
    this.#call("timer", undefined, () => this.inner.watermark(time));
  }

  override onProcessingTime(now: number): void {
    this.#call("timer", undefined, () => this.inner.onProcessingTime(now));
  }

  override snapshot(checkpoint: number): OperatorSnapshot {
    return this.#call("snapshotState", undefined, () => this.inner.snapshot(checkpoint));
  }

  override checkpointCompleted(checkpoint: number): void {
    this.#call("notifyCheckpointComplete", undefined, () => this.inner.checkpointCompleted(checkpoint));
  }

  override close(): void {
    this.#call("close", undefined, () => this.inner.close());
  }

  #call<T>(what: string | undefined, record: unknown, run: () => T): T {
    return partCall(this.#watch, what === undefined ? this.name : `${this.name} (${what})`, record, run);
  }
}

/** A call that is not made fails as the part that it would have been. */
function partCall<T>(watch: LogicWatch, part: string, record: unknown, run: () => T): T {
  try {
    return watchedCall(watch, part, record, run);
  } catch (error) {
    throw error instanceof LogicEnded ? OperatorFailure.at(part, record, error) : error;
  }
}

/** The edge with the calls of its key selector told where somebody watches. `towards`: whom the key is for. */
export function watchedEdge(edge: JobEdge, towards: string, watch: LogicWatch | undefined): JobEdge {
  const { exchange } = edge;
  if (watch === undefined || exchange.kind !== "hash") return edge;
  const part = `Key selector of ${towards}`;
  const key = (value: unknown) => partCall(watch, part, value, () => exchange.key(value));
  return { ...edge, exchange: { ...exchange, key } };
}
