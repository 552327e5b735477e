import type { Collector, RichFunction } from "../../../streamlet/index.ts";
import { OperatorFailure } from "../../code/logic-failure.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import type { DueTimer } from "../state/timers.ts";
import { BaseOperator } from "./base-operator.ts";
import { FunctionRuntime } from "./function-runtime.ts";
import { required } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

export type TimeDomain = "event" | "processing";

/** An operator around a function of the logic: opens and closes it, keeps its state and hands it the timers that are due. */
export abstract class TimedOperator extends BaseOperator {
  protected readonly runtime: FunctionRuntime;
  /** Emits with `timestamp`. */
  protected readonly collector: Collector<unknown>;
  /** Event time of what is emitted; null where there is none. */
  protected timestamp: number | null = null;
  /** Time of the record or timer at hand: what contexts tell, and the event time of side outputs. */
  protected at: number | null = null;
  readonly #fn: Partial<RichFunction> | undefined;

  /** `fn`: the function whose life this is; undefined where the logic gives none. */
  constructor(setting: OperatorSetting, fn: unknown) {
    super(setting);
    this.#fn = fn as Partial<RichFunction> | undefined;
    this.runtime = new FunctionRuntime(setting);
    this.collector = {
      collect: (record) => setting.output.record(required(record, "collect"), this.timestamp),
    };
  }

  /** A record is at hand. */
  protected atRecord(timestamp: number | null): void {
    this.timestamp = timestamp;
    this.at = timestamp;
  }

  /** A timer is at hand. As in Flink, what one of processing time collects has no event time, but its side outputs have. */
  protected atTimer(time: number, domain: TimeDomain): void {
    this.timestamp = domain === "event" ? time : null;
    this.at = time;
  }

  /** A timer is due; its key is the current one. */
  protected abstract onTimer(timer: DueTimer, domain: TimeDomain): void;

  override open(): void {
    try {
      this.runtime.openFunction(this.#fn);
    } catch (error) {
      throw OperatorFailure.at(this.name, undefined, error);
    }
    if (this.runtime.processingTimers.next !== undefined) this.setting.wake();
  }

  override close(): void {
    this.#fn?.close?.();
  }

  override watermark(time: number): void {
    this.runtime.currentWatermark = time;
    this.#fire("event", time);
    super.watermark(time);
  }

  /** As in Flink, a timer fires when its millisecond is over: all records of that time have come then. */
  override get nextProcessingTime(): number | undefined {
    const { next } = this.runtime.processingTimers;
    return next === undefined ? undefined : next + 1;
  }

  override onProcessingTime(now: number): void {
    this.#fire("processing", now - 1);
  }

  override snapshot(checkpoint: number): OperatorSnapshot {
    this.runtime.snapshotFunction(this.#fn, checkpoint);
    return this.runtime.snapshot();
  }

  override checkpointCompleted(checkpoint: number): void {
    this.runtime.completeFunction(this.#fn, checkpoint);
  }

  #fire(domain: TimeDomain, until: number): void {
    const timers = domain === "event" ? this.runtime.eventTimers : this.runtime.processingTimers;
    for (let timer = timers.take(until); timer !== undefined; timer = timers.take(until)) {
      this.runtime.keyed?.setCurrentKey(timer.key);
      try {
        this.onTimer(timer, domain);
      } catch (error) {
        throw OperatorFailure.at(`${this.name} (timer)`, timer.key, error);
      }
    }
  }
}
