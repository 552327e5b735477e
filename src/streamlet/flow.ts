import type { AvroInlet, AvroOutlet } from "./ports.ts";
import type { AnyRecord } from "./stream-graph.ts";

/** Where the records of a flow come from. */
export type FlowSource =
  | { readonly kind: "inlet"; readonly inlet: AvroInlet<AnyRecord> }
  | { readonly kind: "data"; readonly file: string; readonly cycle: boolean }
  /** `next(i)` is called with 0, 1, 2, …; undefined ends the flow. */
  | { readonly kind: "generate"; readonly next: (index: number) => AnyRecord | undefined };

export type FlowSink =
  | { readonly kind: "outlet"; readonly outlet: AvroOutlet<AnyRecord> }
  | { readonly kind: "foreach"; readonly fn: (record: AnyRecord) => void }
  | { readonly kind: "log" }
  | { readonly kind: "ignore" };

export type FlowStage =
  | { readonly kind: "map"; readonly fn: (record: AnyRecord) => AnyRecord }
  | { readonly kind: "filter"; readonly fn: (record: AnyRecord) => boolean }
  | { readonly kind: "map-concat"; readonly fn: (record: AnyRecord) => Iterable<AnyRecord> }
  | { readonly kind: "throttle"; readonly perSecond: number }
  | { readonly kind: "take"; readonly count: number }
  /** Records for which `when` holds leave the flow here. */
  | { readonly kind: "divert"; readonly sink: FlowSink; readonly when: (record: AnyRecord) => boolean }
  | { readonly kind: "also"; readonly sink: FlowSink };

/** A complete flow: source, stages, sink. */
export interface RunnableFlow {
  readonly source: FlowSource;
  readonly stages: readonly FlowStage[];
  readonly sink: FlowSink;
}

/** A flow under construction, after Akka's `Source`. Immutable: each call gives a longer flow. */
export class Flow<T> {
  readonly #source: FlowSource;
  readonly #stages: readonly FlowStage[];

  constructor(source: FlowSource, stages: readonly FlowStage[] = []) {
    this.#source = source;
    this.#stages = stages;
  }

  map<O>(fn: (record: T) => O): Flow<O> {
    return this.#with<O>({ kind: "map", fn });
  }

  filter(fn: (record: T) => boolean): Flow<T> {
    return this.#with<T>({ kind: "filter", fn });
  }

  /** Each record becomes any number of records. */
  mapConcat<O>(fn: (record: T) => Iterable<O>): Flow<O> {
    return this.#with<O>({ kind: "map-concat", fn });
  }

  /** Lets at most so many records per second pass. */
  throttle(perSecond: number): Flow<T> {
    if (!(perSecond > 0)) throw new Error(`throttle needs a rate above 0, not ${perSecond}.`);
    return this.#with<T>({ kind: "throttle", perSecond });
  }

  /** Ends a source after so many records. */
  take(count: number): Flow<T> {
    return this.#with<T>({ kind: "take", count });
  }

  /** Sends the records for which `when` holds to `sink` instead of onwards, e.g. invalid ones. */
  divertTo(sink: FlowSink, when: (record: T) => boolean): Flow<T> {
    return this.#with<T>({ kind: "divert", sink, when });
  }

  /** Sends every record to `sink` too. */
  alsoTo(sink: FlowSink): Flow<T> {
    return this.#with<T>({ kind: "also", sink });
  }

  to(sink: FlowSink): RunnableFlow {
    return { source: this.#source, stages: this.#stages, sink };
  }

  #with<O>(stage: FlowStage): Flow<O> {
    return new Flow<O>(this.#source, [...this.#stages, stage]);
  }
}
