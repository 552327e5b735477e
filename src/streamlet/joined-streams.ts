import type { Evictor } from "./evictors.ts";
import {
  type Collector,
  type KeySelector,
  type ProcessJoinFunction,
  ProcessWindowFunction,
  type WindowContext,
} from "./functions.ts";
import type { InputOf, OutputOf } from "./output-of.ts";
import type { AnyRecord, Operator } from "./stream-graph.ts";
import type { Trigger } from "./triggers.ts";
import type { TimeWindow, WindowAssigner } from "./windows.ts";

/** A record of one of two streams. */
type Sided<A, B> = { readonly left: A } | { readonly right: B };

/** Called once per key and window with the records of both streams. */
export type CoGroupFunction<A, B, O> = (left: Iterable<A>, right: Iterable<B>, out: Collector<O>) => void;
/** Called for each pair of records with one key in one window. It may give the result or collect any number. */
export type JoinFunction<A, B, O> = (left: A, right: B, out: Collector<O>) => O | undefined;

interface JoinSettings<A, B, K> {
  readonly where?: KeySelector<A, K>;
  readonly equalTo?: KeySelector<B, K>;
  readonly assigner?: WindowAssigner;
  readonly trigger?: Trigger<AnyRecord>;
  readonly evictor?: Evictor<AnyRecord>;
  readonly allowedLateness?: number;
}

/** `join` and `coGroup` of two streams: `where(…).equalTo(…).window(…).apply(…)`, in this order as in Flink. */
abstract class WindowJoin<A, B, K> {
  protected readonly left: InputOf<A>;
  protected readonly right: InputOf<B>;
  protected readonly settings: JoinSettings<A, B, K>;

  constructor(left: InputOf<A>, right: InputOf<B>, settings: JoinSettings<A, B, K> = {}) {
    this.left = left;
    this.right = right;
    this.settings = settings;
  }

  protected grouped<O>(name: string, group: CoGroupFunction<A, B, O>): OutputOf<O> {
    const { where, equalTo, assigner, trigger, evictor, allowedLateness = 0 } = this.settings;
    if (where === undefined || equalTo === undefined || assigner === undefined) {
      throw new Error(`A ${name} needs where(…), equalTo(…) and window(…) before apply(…).`);
    }
    const left = this.left.map((record): Sided<A, B> => ({ left: record }));
    const right = this.right.map((record): Sided<A, B> => ({ right: record }));
    let windows = left
      .union(right)
      .keyBy((record): K => ("left" in record ? where(record.left) : equalTo(record.right)))
      .window(assigner)
      .allowedLateness(allowedLateness);
    if (trigger !== undefined) windows = windows.trigger(trigger);
    if (evictor !== undefined) windows = windows.evictor(evictor);
    return windows.process(new Grouping<A, B, K, O>(group)).name(name);
  }
}

class Grouping<A, B, K, O> extends ProcessWindowFunction<Sided<A, B>, O, K, TimeWindow> {
  readonly #group: CoGroupFunction<A, B, O>;
  constructor(group: CoGroupFunction<A, B, O>) {
    super();
    this.#group = group;
  }
  override process(
    _key: K,
    _window: TimeWindow,
    _context: WindowContext,
    elements: Iterable<Sided<A, B>>,
    out: Collector<O>,
  ): void {
    const left: A[] = [];
    const right: B[] = [];
    for (const element of elements) {
      if ("left" in element) left.push(element.left);
      else right.push(element.right);
    }
    this.#group(left, right, out);
  }
}

export class CoGroupedStreams<A, B, K = unknown> extends WindowJoin<A, B, K> {
  where<L>(key: KeySelector<A, L>): CoGroupedStreams<A, B, L> {
    return new CoGroupedStreams<A, B, L>(this.left, this.right, { where: key });
  }
  equalTo(key: KeySelector<B, K>): CoGroupedStreams<A, B, K> {
    return this.#with({ equalTo: key });
  }
  window(assigner: WindowAssigner): CoGroupedStreams<A, B, K> {
    return this.#with({ assigner });
  }
  trigger(trigger: Trigger<AnyRecord>): CoGroupedStreams<A, B, K> {
    return this.#with({ trigger });
  }
  evictor(evictor: Evictor<AnyRecord>): CoGroupedStreams<A, B, K> {
    return this.#with({ evictor });
  }
  allowedLateness(milliseconds: number): CoGroupedStreams<A, B, K> {
    return this.#with({ allowedLateness: milliseconds });
  }
  apply<O>(group: CoGroupFunction<A, B, O>): OutputOf<O> {
    return this.grouped("CoGroup", group);
  }
  #with(settings: JoinSettings<A, B, K>): CoGroupedStreams<A, B, K> {
    return new CoGroupedStreams(this.left, this.right, { ...this.settings, ...settings });
  }
}

export class JoinedStreams<A, B, K = unknown> extends WindowJoin<A, B, K> {
  where<L>(key: KeySelector<A, L>): JoinedStreams<A, B, L> {
    return new JoinedStreams<A, B, L>(this.left, this.right, { where: key });
  }
  equalTo(key: KeySelector<B, K>): JoinedStreams<A, B, K> {
    return this.#with({ equalTo: key });
  }
  window(assigner: WindowAssigner): JoinedStreams<A, B, K> {
    return this.#with({ assigner });
  }
  trigger(trigger: Trigger<AnyRecord>): JoinedStreams<A, B, K> {
    return this.#with({ trigger });
  }
  evictor(evictor: Evictor<AnyRecord>): JoinedStreams<A, B, K> {
    return this.#with({ evictor });
  }
  allowedLateness(milliseconds: number): JoinedStreams<A, B, K> {
    return this.#with({ allowedLateness: milliseconds });
  }
  apply<O>(join: JoinFunction<A, B, O>): OutputOf<O> {
    return this.grouped<O>("Join", (left, right, out) => {
      const others = [...right];
      for (const a of left) {
        for (const b of others) {
          const result = join(a, b, out);
          if (result !== undefined) out.collect(result);
        }
      }
    });
  }
  #with(settings: JoinSettings<A, B, K>): JoinedStreams<A, B, K> {
    return new JoinedStreams(this.left, this.right, { ...this.settings, ...settings });
  }
}

/** `between(lower, upper).process(…)`: joins records of one key whose event times are so many milliseconds apart. */
export class IntervalJoin<A, B> {
  readonly #append: (operator: Operator) => OutputOf<AnyRecord>;
  readonly #bounds: { readonly lower: number; readonly upper: number } | undefined;

  constructor(
    append: (operator: Operator) => OutputOf<AnyRecord>,
    bounds?: { readonly lower: number; readonly upper: number },
  ) {
    this.#append = append;
    this.#bounds = bounds;
  }

  /** Both included: the right record's time minus the left one's. */
  between(lower: number, upper: number): IntervalJoin<A, B> {
    if (!(lower <= upper))
      throw new Error("The lower bound of an interval join must not be above the upper one.");
    return new IntervalJoin(this.#append, { lower, upper });
  }

  lowerBoundExclusive(): IntervalJoin<A, B> {
    const { lower, upper } = this.#requireBounds();
    return new IntervalJoin(this.#append, { lower: lower + 1, upper });
  }

  upperBoundExclusive(): IntervalJoin<A, B> {
    const { lower, upper } = this.#requireBounds();
    return new IntervalJoin(this.#append, { lower, upper: upper - 1 });
  }

  process<O>(fn: ProcessJoinFunction<A, B, O>): OutputOf<O> {
    return this.#append({ kind: "interval-join", fn, ...this.#requireBounds() });
  }

  #requireBounds() {
    if (this.#bounds === undefined) throw new Error("An interval join needs between(lower, upper).");
    return this.#bounds;
  }
}
