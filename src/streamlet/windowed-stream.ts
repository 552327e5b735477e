import type { Evictor } from "./evictors.ts";
import { type FieldReduce, fieldReduce } from "./field-reduce.ts";
import type { AggregateFunction, ProcessWindowFunction, ReduceFunction } from "./functions.ts";
import type { OutputOf } from "./output-of.ts";
import type { OutputTag } from "./output-tag.ts";
import type { AnyRecord, Operator, WindowFunction } from "./stream-graph.ts";
import type { Trigger } from "./triggers.ts";
import type { TimeWindow, WindowAssigner } from "./windows.ts";

export interface WindowSettings {
  readonly assigner: WindowAssigner;
  readonly trigger?: Trigger<AnyRecord>;
  readonly evictor?: Evictor<AnyRecord>;
  readonly allowedLateness: number;
  readonly lateTag?: string;
}

/** A keyed stream cut into windows. */
export class WindowedStream<T, K, W extends TimeWindow> {
  readonly #append: (operator: Operator) => OutputOf<AnyRecord>;
  readonly #settings: WindowSettings;

  /** `append` adds the window's operator to the graph. */
  constructor(append: (operator: Operator) => OutputOf<AnyRecord>, settings: WindowSettings) {
    this.#append = append;
    this.#settings = settings;
  }

  /** Fires windows when the trigger says so instead of at their end. */
  trigger(trigger: Trigger<T>): WindowedStream<T, K, W> {
    if (this.#settings.assigner.kind === "session" && !trigger.canMerge()) {
      throw new Error(
        "A merging window assigner cannot be used with a trigger that does not support merging.",
      );
    }
    return this.#with({ trigger });
  }

  /** Takes elements out of windows; all elements of a window are then kept until it fires. */
  evictor(evictor: Evictor<T>): WindowedStream<T, K, W> {
    return this.#with({ evictor });
  }

  /** Event-time windows are kept so many milliseconds after their end and fire again for each late record. */
  allowedLateness(milliseconds: number): WindowedStream<T, K, W> {
    if (!(milliseconds >= 0)) throw new Error("The allowed lateness cannot be negative.");
    return this.#with({ allowedLateness: milliseconds });
  }

  sideOutputLateData(tag: OutputTag<T>): WindowedStream<T, K, W> {
    return this.#with({ lateTag: tag.id });
  }

  reduce(reduce: ReduceFunction<T>): OutputOf<T>;
  reduce<O>(reduce: ReduceFunction<T>, process: ProcessWindowFunction<T, O, K, W>): OutputOf<O>;
  reduce<O>(
    reduce: ReduceFunction<T>,
    process?: ProcessWindowFunction<T, O, K, W>,
  ): OutputOf<T> | OutputOf<O> {
    return this.#collect<O>({ kind: "reduce", reduce }, process);
  }

  aggregate<A, R>(aggregate: AggregateFunction<T, A, R>): OutputOf<R>;
  aggregate<A, R, O>(
    aggregate: AggregateFunction<T, A, R>,
    process: ProcessWindowFunction<R, O, K, W>,
  ): OutputOf<O>;
  aggregate<A, R, O>(
    aggregate: AggregateFunction<T, A, R>,
    process?: ProcessWindowFunction<R, O, K, W>,
  ): OutputOf<R> | OutputOf<O> {
    return this.#collect<O>({ kind: "aggregate", aggregate }, process);
  }

  process<O>(process: ProcessWindowFunction<T, O, K, W>): OutputOf<O> {
    return this.#collect<O>({ kind: "process" }, process);
  }

  sum(field: keyof T & string): OutputOf<T> {
    return this.#byField("sum", field);
  }
  min(field: keyof T & string): OutputOf<T> {
    return this.#byField("min", field);
  }
  max(field: keyof T & string): OutputOf<T> {
    return this.#byField("max", field);
  }
  minBy(field: keyof T & string, first = true): OutputOf<T> {
    return this.#byField("minBy", field, first);
  }
  maxBy(field: keyof T & string, first = true): OutputOf<T> {
    return this.#byField("maxBy", field, first);
  }

  #byField(kind: FieldReduce, field: keyof T & string, first?: boolean): OutputOf<T> {
    return this.reduce(fieldReduce<T>(kind, field, first));
  }

  #with(settings: Partial<WindowSettings>): WindowedStream<T, K, W> {
    return new WindowedStream(this.#append, { ...this.#settings, ...settings });
  }

  #collect<O>(
    collect: WindowFunction,
    process: ProcessWindowFunction<AnyRecord, O, K, W> | undefined,
  ): OutputOf<O> {
    return this.#append({
      kind: "window",
      ...this.#settings,
      collect,
      ...(process === undefined
        ? {}
        : { process: process as ProcessWindowFunction<AnyRecord, AnyRecord, AnyRecord, TimeWindow> }),
    });
  }
}
