import { BaseOperator } from "./base-operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

/** Assigns event times and emits watermarks behind the highest of them; replaces those from upstream. */
export class WatermarkOperator extends BaseOperator {
  #highest = Number.NEGATIVE_INFINITY;
  #emitted = Number.NEGATIVE_INFINITY;
  #due: number | undefined;
  #idleAt: number | undefined;
  #isIdle = false;
  readonly #strategy;

  constructor(setting: OperatorSetting) {
    super(setting);
    const { operator } = setting.node;
    if (operator.kind !== "watermarks") throw new Error("Watermarks need a strategy.");
    this.#strategy = operator.strategy;
  }

  /** A subtask that never gets a record is idle as well. */
  override open(): void {
    const { idleness } = this.#strategy;
    if (idleness === undefined) return;
    this.#idleAt = this.setting.now() + idleness;
    this.setting.wake();
  }

  protected override process(value: unknown, timestamp: number | null): void {
    const { timestampOf, maxOutOfOrderness, idleness } = this.#strategy;
    const assigned = timestampOf === undefined ? timestamp : Number(timestampOf(value));
    if (assigned !== null && !Number.isFinite(assigned)) {
      throw new Error(
        `The timestamp assigner gave ${String(assigned)}: it must give milliseconds as a number.`,
      );
    }
    const now = this.setting.now();
    if (this.#isIdle) {
      this.#isIdle = false;
      this.setting.output.idle(false);
    }
    if (idleness !== undefined) this.#idleAt = now + idleness;
    if (assigned !== null && maxOutOfOrderness !== undefined && assigned > this.#highest) {
      this.#highest = assigned;
      this.#due ??= now + this.setting.watermarkInterval;
    }
    this.setting.output.record(value, assigned);
    this.setting.wake();
  }

  /** Only the end of all input comes through. */
  override watermark(time: number): void {
    if (time === Number.POSITIVE_INFINITY) super.watermark(time);
  }

  override get nextProcessingTime(): number | undefined {
    if (this.#due === undefined) return this.#idleAt;
    return this.#idleAt === undefined ? this.#due : Math.min(this.#due, this.#idleAt);
  }

  override onProcessingTime(now: number): void {
    if (this.#due !== undefined && this.#due <= now) {
      this.#due = undefined;
      // A record at the watermark's own time may still come, hence one millisecond less, as in Flink.
      const time = this.#highest - (this.#strategy.maxOutOfOrderness ?? 0) - 1;
      if (time > this.#emitted) {
        this.#emitted = time;
        this.setting.output.watermark(time);
      }
    }
    if (this.#idleAt !== undefined && this.#idleAt <= now) {
      this.#idleAt = undefined;
      this.#isIdle = true;
      this.setting.output.idle(true);
    }
  }
}
