import { ForwardingOperator } from "../flink/operators/forwarding-operator.ts";
import type { ChainedOperator, Output } from "../flink/operators/operator.ts";
import type { OperatorSetting } from "../flink/operators/operator-setting.ts";
import type { LineageTracker } from "./lineage-tracker.ts";

/** The operator as it is, or with its calls followed where there is a delivery audit. */
export function trackedOperator(
  operator: ChainedOperator,
  { tracker, keyOf }: Pick<OperatorSetting, "tracker" | "keyOf">,
): ChainedOperator {
  const keeps = keyOf.some((key) => key !== undefined);
  return tracker === undefined ? operator : new TrackedOperator(operator, tracker, keeps);
}

/** An operator whose calls are followed. `keeps`: it has state that its results may come from. */
class TrackedOperator extends ForwardingOperator {
  readonly #tracker: LineageTracker;
  readonly #keeps: boolean;

  constructor(inner: ChainedOperator, tracker: LineageTracker, keeps: boolean) {
    super(inner);
    this.#tracker = tracker;
    this.#keeps = keeps;
  }

  override input(value: unknown, timestamp: number | null, side: 0 | 1): void {
    const outer = this.#tracker.enter(this.#keeps);
    this.inner.input(value, timestamp, side);
    this.#tracker.leave(outer);
  }

  override watermark(time: number): void {
    this.#timely(() => this.inner.watermark(time));
  }

  override idle(idle: boolean): void {
    this.#timely(() => this.inner.idle(idle));
  }

  override onProcessingTime(now: number): void {
    this.#timely(() => this.inner.onProcessingTime(now));
  }

  /** What timers give comes from state alone, whatever record is being handled. */
  #timely(run: () => void): void {
    const tracker = this.#tracker;
    const before = tracker.current;
    tracker.current = undefined;
    const outer = tracker.enter(this.#keeps);
    run();
    tracker.leave(outer);
    tracker.current = before;
  }
}

/** The output of an operator whose calls are followed. */
export function trackedOutput(output: Output, tracker: LineageTracker): Output {
  return {
    record(value, timestamp) {
      const before = tracker.passing();
      output.record(value, timestamp);
      tracker.passed(before);
    },
    side(tag, value, timestamp) {
      const before = tracker.passing();
      output.side(tag, value, timestamp);
      tracker.passed(before);
    },
    watermark: (time) => output.watermark(time),
    idle: (idle) => output.idle(idle),
  };
}
