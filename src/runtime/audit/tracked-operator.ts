import type { ChainedOperator, Output } from "../flink/operators/operator.ts";
import type { OperatorSetting } from "../flink/operators/operator-setting.ts";
import type { OperatorSnapshot } from "../flink/state/snapshot.ts";
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
class TrackedOperator implements ChainedOperator {
  readonly #operator: ChainedOperator;
  readonly #tracker: LineageTracker;
  readonly #keeps: boolean;

  constructor(operator: ChainedOperator, tracker: LineageTracker, keeps: boolean) {
    this.#operator = operator;
    this.#tracker = tracker;
    this.#keeps = keeps;
  }

  get name(): string {
    return this.#operator.name;
  }

  get nextProcessingTime(): number | undefined {
    return this.#operator.nextProcessingTime;
  }

  get commits(): number {
    return this.#operator.commits;
  }

  get accepts(): boolean {
    return this.#operator.accepts;
  }

  open(): void {
    this.#operator.open();
  }

  input(value: unknown, timestamp: number | null, side: 0 | 1): void {
    const outer = this.#tracker.enter(this.#keeps);
    this.#operator.input(value, timestamp, side);
    this.#tracker.leave(outer);
  }

  watermark(time: number): void {
    this.#timely(() => this.#operator.watermark(time));
  }

  idle(idle: boolean): void {
    this.#timely(() => this.#operator.idle(idle));
  }

  onProcessingTime(now: number): void {
    this.#timely(() => this.#operator.onProcessingTime(now));
  }

  prepare(checkpoint: number, ready: () => void): void {
    this.#operator.prepare(checkpoint, ready);
  }

  snapshot(checkpoint: number): OperatorSnapshot {
    return this.#operator.snapshot(checkpoint);
  }

  checkpointCompleted(checkpoint: number): void {
    this.#operator.checkpointCompleted(checkpoint);
  }

  flush(): void {
    this.#operator.flush();
  }

  close(): void {
    this.#operator.close();
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
