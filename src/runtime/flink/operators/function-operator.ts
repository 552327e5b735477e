import type {
  Collector,
  CoProcessFunction,
  KeyedContext,
  KeyedCoProcessFunction,
  KeyedProcessFunction,
  OnTimerContext,
  Operator,
  ProcessFunction,
} from "../../../streamlet/index.ts";
import { ValueStateDescriptor } from "../../../streamlet/index.ts";
import type { DueTimer } from "../state/timers.ts";
import { required } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";
import { type TimeDomain, TimedOperator } from "./timed-operator.ts";

type Apply = (value: unknown, timestamp: number | null, side: 0 | 1) => void;
type OnTimer = (time: number, context: OnTimerContext<unknown>, out: Collector<unknown>) => void;

/** Runs a function of the logic on each record: map, filter, flatMap, process and their two-input forms, reduce, sinks. */
export class FunctionOperator extends TimedOperator {
  readonly #apply: Apply;
  readonly #onTimer: OnTimer | undefined;

  constructor(setting: OperatorSetting) {
    const { operator } = setting.node;
    super(setting, "fn" in operator ? operator.fn : undefined);
    this.#onTimer =
      operator.kind === "keyed-process" || operator.kind === "keyed-co-process"
        ? (time, context, out) => operator.fn.onTimer(time, context, out)
        : undefined;
    this.#apply = this.#applier(operator);
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.atRecord(timestamp);
    this.runtime.setCurrentKey(value, side);
    this.#apply(value, timestamp, side);
  }

  protected override onTimer({ time }: DueTimer, domain: TimeDomain): void {
    this.atTimer(time, domain);
    this.#onTimer?.(time, { ...this.#context(), timeDomain: () => domain }, this.collector);
  }

  #context(): KeyedContext<unknown> {
    const { output } = this.setting;
    const service = this.runtime.timerService();
    return {
      timestamp: () => this.at,
      timerService: () => service,
      getCurrentKey: () => this.runtime.keyed?.currentKey,
      output: (tag, value) => output.side(tag.id, value, this.at),
    };
  }

  #applier(operator: Operator): Apply {
    const { output } = this.setting;
    const out = this.collector;
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
    const state = this.runtime.keyed?.value(new ValueStateDescriptor<unknown>("reduced"));
    return (value, timestamp) => {
      const sofar = state?.value() ?? null;
      const result = sofar === null ? value : required(reduce(sofar, value), "reduce");
      state?.update(result);
      this.setting.output.record(result, timestamp);
    };
  }

  #processor(fn: ProcessFunction<unknown, unknown> | KeyedProcessFunction<unknown, unknown, unknown>): Apply {
    const context = this.#context();
    return (value) => fn.processElement(value, context, this.collector);
  }

  #coProcessor(
    fn:
      | CoProcessFunction<unknown, unknown, unknown>
      | KeyedCoProcessFunction<unknown, unknown, unknown, unknown>,
  ): Apply {
    const context = this.#context();
    return (value, _timestamp, side) =>
      side === 0
        ? fn.processElement1(value, context, this.collector)
        : fn.processElement2(value, context, this.collector);
  }
}
