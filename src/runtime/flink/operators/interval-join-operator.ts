import { type MapState, MapStateDescriptor, type ProcessJoinFunction } from "../../../streamlet/index.ts";
import type { DueTimer } from "../state/timers.ts";
import type { OperatorSetting } from "./operator-setting.ts";
import { TimedOperator } from "./timed-operator.ts";

type Buffer = MapState<number, readonly unknown[]>;

/** Joins records of two keyed streams whose event times are close, and keeps them as long as partners may come (Flink's `IntervalJoinOperator`). */
export class IntervalJoinOperator extends TimedOperator {
  readonly #fn: ProcessJoinFunction<unknown, unknown, unknown>;
  readonly #lower: number;
  readonly #upper: number;
  readonly #buffers: readonly [left: Buffer, right: Buffer];

  constructor(setting: OperatorSetting) {
    const { operator } = setting.node;
    if (operator.kind !== "interval-join") throw new Error("An interval join needs bounds.");
    super(setting, operator.fn);
    this.#fn = operator.fn;
    this.#lower = operator.lower;
    this.#upper = operator.upper;
    const store = this.runtime.keyedStateStore();
    this.#buffers = [
      store.getMapState(new MapStateDescriptor<number, readonly unknown[]>("LEFT_BUFFER")),
      store.getMapState(new MapStateDescriptor<number, readonly unknown[]>("RIGHT_BUFFER")),
    ];
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    if (timestamp === null) {
      throw new Error(
        "Elements used in interval stream joins need to have timestamps: call assignTimestampsAndWatermarks before.",
      );
    }
    this.runtime.setCurrentKey(value, side);
    const watermark = this.runtime.currentWatermark;
    if (watermark !== Number.NEGATIVE_INFINITY && timestamp < watermark) {
      this.setting.tracker?.late();
      return;
    }
    // From the record's own side: how much earlier and later a partner may be.
    const lower = side === 0 ? this.#lower : -this.#upper;
    const upper = side === 0 ? this.#upper : -this.#lower;
    const own = this.#buffers[side];
    own.put(timestamp, [...(own.get(timestamp) ?? []), value]);
    for (const [time, others] of this.#buffers[side === 0 ? 1 : 0].entries()) {
      if (time < timestamp + lower || time > timestamp + upper) continue;
      for (const other of others) {
        if (side === 0) this.#join(value, timestamp, other, time);
        else this.#join(other, time, value, timestamp);
      }
    }
    const { keyed, eventTimers } = this.runtime;
    const window = { start: side, end: side };
    eventTimers.register(timestamp + Math.max(0, upper), keyed?.currentKey, window);
  }

  protected override onTimer({ time, window }: DueTimer): void {
    const side = window?.start === 1 ? 1 : 0;
    const upper = side === 0 ? this.#upper : -this.#lower;
    this.#buffers[side].remove(time - Math.max(0, upper));
  }

  #join(left: unknown, leftTime: number, right: unknown, rightTime: number): void {
    const { output } = this.setting;
    const time = Math.max(leftTime, rightTime);
    const context = {
      getLeftTimestamp: () => leftTime,
      getRightTimestamp: () => rightTime,
      getTimestamp: () => time,
      output: (tag: { readonly id: string }, value: unknown) => output.side(tag.id, value, time),
    };
    this.timestamp = time;
    this.#fn.processElement(left, right, context, this.collector);
  }
}
