import type { WatermarkGenerator, WatermarkOutput } from "../../../streamlet/index.ts";
import { BaseOperator } from "./base-operator.ts";
import type { Output } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

const NO_WATERMARKS: WatermarkGenerator<unknown> = { onEvent() {}, onPeriodicEmit() {} };

/**
 * Assigns event times and emits watermarks (Flink's `TimestampsAndWatermarksOperator`). Watermarks and idleness from
 * upstream are ignored. Its generator is asked at whole multiples of the interval since the operator was opened, but
 * not while nothing happens that it could answer to.
 */
export class WatermarkOperator extends BaseOperator {
  readonly #strategy;
  readonly #generator: WatermarkGenerator<unknown>;
  readonly #emitter: Emitter;
  readonly #idleness: IdlenessTimer | undefined;
  #openedAt = 0;
  #tick: number | undefined;
  #hasEvents = false;

  constructor(setting: OperatorSetting) {
    super(setting);
    const { operator } = setting.node;
    if (operator.kind !== "watermarks") throw new Error("Watermarks need a strategy.");
    this.#strategy = operator.strategy;
    this.#generator = operator.strategy.generator?.() ?? NO_WATERMARKS;
    this.#emitter = new Emitter(setting.output);
    const { idleness } = operator.strategy;
    this.#idleness = idleness === undefined ? undefined : new IdlenessTimer(idleness);
  }

  override open(): void {
    this.#openedAt = this.setting.now();
    this.#scheduleTick(this.#openedAt);
  }

  protected override process(value: unknown, timestamp: number | null): void {
    const assigned = this.#timeOf(value, timestamp);
    this.setting.output.record(value, assigned);
    this.#generator.onEvent(value, assigned, this.#emitter);
    this.#hasEvents = true;
    this.#idleness?.activity();
    if (this.#tick === undefined) this.#scheduleTick(this.setting.now());
  }

  /** Only the end of all input comes through. */
  override watermark(time: number): void {
    if (time === Number.POSITIVE_INFINITY) this.#emitter.emitWatermark(time);
  }

  override idle(idle: boolean): void {
    if (this.setting.passesIdleness) super.idle(idle);
  }

  override get nextProcessingTime(): number | undefined {
    return this.#tick;
  }

  override onProcessingTime(now: number): void {
    if (this.#tick === undefined || this.#tick > now) return;
    this.#tick = undefined;
    const before = this.#emitter.watermark;
    const isWaiting = this.#idleness?.check(now) ?? false;
    if (this.#idleness?.isIdle) this.#emitter.markIdle();
    else this.#generator.onPeriodicEmit(this.#emitter);
    const goesOn = this.#hasEvents || isWaiting || this.#emitter.watermark !== before;
    this.#hasEvents = false;
    if (goesOn) this.#scheduleTick(now);
  }

  #timeOf(value: unknown, timestamp: number | null): number | null {
    const { timestampOf } = this.#strategy;
    if (timestampOf === undefined) return timestamp;
    const assigned = Number(timestampOf(value, timestamp ?? Number.NEGATIVE_INFINITY));
    if (Number.isFinite(assigned)) return assigned;
    throw new Error(
      `The timestamp assigner gave ${String(assigned)}: it must give milliseconds as a number.`,
    );
  }

  /** Sets the next tick after a time. */
  #scheduleTick(after: number): void {
    const { watermarkInterval } = this.setting;
    if (!(watermarkInterval > 0)) return;
    const passed = Math.floor((after - this.#openedAt) / watermarkInterval);
    const tick = this.#openedAt + (passed + 1) * watermarkInterval;
    // With fractions of milliseconds the quotient may come out just below the tick that has been.
    this.#tick = tick > after ? tick : tick + watermarkInterval;
    this.setting.wake();
  }
}

/** Lets only rising watermarks through; one of them ends idleness. */
class Emitter implements WatermarkOutput {
  readonly #output: Output;
  #isIdle = false;
  watermark = Number.NEGATIVE_INFINITY;

  constructor(output: Output) {
    this.#output = output;
  }

  emitWatermark(time: number): void {
    if (!(time > this.watermark)) return;
    this.watermark = time;
    this.markActive();
    this.#output.watermark(time);
  }

  markIdle(): void {
    if (this.#isIdle) return;
    this.#isIdle = true;
    this.#output.idle(true);
  }

  markActive(): void {
    if (!this.#isIdle) return;
    this.#isIdle = false;
    this.#output.idle(false);
  }
}

/** Whether records have been missing for too long, judged at each tick (Flink's `WatermarksWithIdleness`). */
class IdlenessTimer {
  readonly #timeout: number;
  #hasEvents = false;
  #inactiveSince: number | undefined;
  isIdle = false;

  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  activity(): void {
    this.#hasEvents = true;
  }

  /** Gives whether the next check may find more than this one. */
  check(now: number): boolean {
    if (this.#hasEvents) {
      this.#hasEvents = false;
      this.#inactiveSince = undefined;
    } else this.#inactiveSince ??= now;
    this.isIdle = this.#inactiveSince !== undefined && now - this.#inactiveSince > this.#timeout;
    return !this.isIdle;
  }
}
