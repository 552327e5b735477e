import type {
  Collector,
  CoProcessFunction,
  KeyedContext,
  KeyedCoProcessFunction,
  KeyedProcessFunction,
  OnTimerContext,
  Operator,
  ProcessFunction,
  RichFunction,
} from "../../../streamlet/index.ts";
import { ValueStateDescriptor } from "../../../streamlet/index.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import { BaseOperator } from "./base-operator.ts";
import { FunctionRuntime } from "./function-runtime.ts";
import { OperatorFailure, required } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

type Apply = (value: unknown, timestamp: number | null, side: 0 | 1) => void;
type OnTimer = (time: number, context: OnTimerContext<unknown>, out: Collector<unknown>) => void;

/** Runs a function of the logic on each record: map, filter, flatMap, process and their two-input forms, reduce, sinks. */
export class FunctionOperator extends BaseOperator {
  readonly #runtime: FunctionRuntime;
  readonly #apply: Apply;
  readonly #fn: unknown;
  readonly #onTimer: OnTimer | undefined;
  readonly #collector: Collector<unknown>;
  #timestamp: number | null = null;

  constructor(setting: OperatorSetting) {
    super(setting);
    this.#runtime = new FunctionRuntime(setting);
    this.#collector = {
      collect: (record) => setting.output.record(required(record, "collect"), this.#timestamp),
    };
    const { operator } = setting.node;
    this.#fn = "fn" in operator ? operator.fn : undefined;
    this.#onTimer =
      operator.kind === "keyed-process" || operator.kind === "keyed-co-process"
        ? (time, context, out) => operator.fn.onTimer(time, context, out)
        : undefined;
    this.#apply = this.#applier(operator);
  }

  override open(): void {
    try {
      this.#runtime.openFunction(this.#fn);
    } catch (error) {
      throw OperatorFailure.at(this.name, undefined, error);
    }
    if (this.#runtime.processingTimers.next !== undefined) this.setting.wake();
  }

  override close(): void {
    (this.#fn as Partial<RichFunction> | undefined)?.close?.();
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.#timestamp = timestamp;
    this.#runtime.setCurrentKey(value, side);
    this.#apply(value, timestamp, side);
  }

  override watermark(time: number): void {
    this.#runtime.currentWatermark = time;
    this.#fire("event", time);
    super.watermark(time);
  }

  override get nextProcessingTime(): number | undefined {
    return this.#runtime.processingTimers.next;
  }

  override onProcessingTime(now: number): void {
    this.#fire("processing", now);
  }

  override snapshot(checkpoint: number): OperatorSnapshot {
    this.#runtime.snapshotFunction(this.#fn, checkpoint);
    return this.#runtime.snapshot();
  }

  override checkpointCompleted(checkpoint: number): void {
    this.#runtime.completeFunction(this.#fn, checkpoint);
  }

  #fire(domain: "event" | "processing", until: number): void {
    const timers = domain === "event" ? this.#runtime.eventTimers : this.#runtime.processingTimers;
    for (let timer = timers.take(until); timer !== undefined; timer = timers.take(until)) {
      this.#runtime.keyed?.setCurrentKey(timer.key);
      this.#timestamp = domain === "event" ? timer.time : null;
      try {
        this.#onTimer?.(timer.time, { ...this.#context(), timeDomain: () => domain }, this.#collector);
      } catch (error) {
        throw OperatorFailure.at(`${this.name} (timer)`, timer.key, error);
      }
    }
  }

  #context(): KeyedContext<unknown> {
    const { output } = this.setting;
    const service = this.#runtime.timerService();
    return {
      timestamp: () => this.#timestamp,
      timerService: () => service,
      getCurrentKey: () => this.#runtime.keyed?.currentKey,
      output: (tag, value) => output.side(tag.id, value, this.#timestamp),
    };
  }

  #applier(operator: Operator): Apply {
    const { output } = this.setting;
    const out = this.#collector;
    switch (operator.kind) {
      case "map": {
        const { fn } = operator;
        const map = typeof fn === "function" ? fn : (value: unknown) => fn.map(value) as unknown;
        return (value, timestamp) => output.record(required(map(value), "map"), timestamp);
      }
      case "filter": {
        const { fn } = operator;
        const keep = typeof fn === "function" ? fn : (value: unknown) => fn.filter(value);
        return (value, timestamp) => {
          if (keep(value)) output.record(value, timestamp);
        };
      }
      case "flat-map": {
        const { fn } = operator;
        if (typeof fn !== "function") return (value) => fn.flatMap(value, out);
        return (value) => {
          const results = fn(value, out) as Iterable<unknown> | undefined;
          if (results !== undefined && results !== null) for (const result of results) out.collect(result);
        };
      }
      case "sink-function": {
        const { fn } = operator;
        const invoke = typeof fn === "function" ? fn : (value: unknown) => fn.invoke(value);
        return (value) => {
          invoke(value);
          if (this.setting.sink !== undefined) this.setting.tracker?.delivered(this.setting.sink);
        };
      }
      case "reduce":
        return this.#reducer(operator.reduce);
      case "co-map":
        return (value, timestamp, side) =>
          output.record(
            required(side === 0 ? operator.fn.map1(value) : operator.fn.map2(value), "the co-map"),
            timestamp,
          );
      case "co-flat-map":
        return (value, _timestamp, side) =>
          side === 0 ? operator.fn.flatMap1(value, out) : operator.fn.flatMap2(value, out);
      case "process":
      case "keyed-process":
        return this.#processor(operator.fn);
      case "co-process":
      case "keyed-co-process":
        return this.#coProcessor(operator.fn);
      default:
        throw new Error(`An operator of kind ${operator.kind} runs no function.`);
    }
  }

  #reducer(reduce: (a: unknown, b: unknown) => unknown): Apply {
    const state = this.#runtime.keyed?.value(new ValueStateDescriptor<unknown>("reduced"));
    return (value, timestamp) => {
      const sofar = state?.value() ?? null;
      const result = sofar === null ? value : required(reduce(sofar, value), "reduce");
      state?.update(result);
      this.setting.output.record(result, timestamp);
    };
  }

  #processor(fn: ProcessFunction<unknown, unknown> | KeyedProcessFunction<unknown, unknown, unknown>): Apply {
    const context = this.#context();
    return (value) => fn.processElement(value, context, this.#collector);
  }

  #coProcessor(
    fn:
      | CoProcessFunction<unknown, unknown, unknown>
      | KeyedCoProcessFunction<unknown, unknown, unknown, unknown>,
  ): Apply {
    const context = this.#context();
    return (value, _timestamp, side) =>
      side === 0
        ? fn.processElement1(value, context, this.#collector)
        : fn.processElement2(value, context, this.#collector);
  }
}
