import { CountEvictor } from "./evictors.ts";
import { fieldReduce } from "./field-reduce.ts";
import type {
  BroadcastProcessFunction,
  CoProcessFunction,
  FilterFunction,
  FlatMapFunction,
  KeyedBroadcastProcessFunction,
  KeyedCoProcessFunction,
  KeyedProcessFunction,
  KeySelector,
  MapFunction,
  ProcessFunction,
  ReduceFunction,
  RichCoFlatMapFunction,
  RichCoMapFunction,
  SinkFunction,
} from "./functions.ts";
import { CoGroupedStreams, IntervalJoin, JoinedStreams } from "./joined-streams.ts";
import type { OutputTag } from "./output-tag.ts";
import { requirePositive } from "./require-positive.ts";
import type { MapStateDescriptor } from "./state.ts";
import type { AnyRecord, Exchange, Operator, StreamGraph, StreamInput, StreamNode } from "./stream-graph.ts";
import { CountTrigger, PurgingTrigger } from "./triggers.ts";
import type { WatermarkStrategy } from "./watermark-strategy.ts";
import { WindowedStream } from "./windowed-stream.ts";
import type { TimeWindow, WindowAssigner } from "./windows.ts";
import { GlobalWindows } from "./windows.ts";

/** A place in the graph that records come from. */
export interface StreamOrigin {
  readonly node: number;
  readonly tag?: string;
  readonly exchange: Exchange;
}

/** A stream of records of type `T`, after Flink's class of that name. Calls describe the data flow; nothing runs yet. */
export class DataStream<T> {
  /** Used by other streams. */
  readonly graph: StreamGraph;
  readonly origins: readonly StreamOrigin[];

  constructor(graph: StreamGraph, origins: readonly StreamOrigin[]) {
    this.graph = graph;
    this.origins = origins;
  }

  map<O>(fn: MapFunction<T, O>): SingleOutputStream<O> {
    return this.#then("Map", { kind: "map", fn });
  }

  filter<S extends T>(fn: (value: T) => value is S): SingleOutputStream<S>;
  filter(fn: FilterFunction<T>): SingleOutputStream<T>;
  filter(fn: FilterFunction<T>): SingleOutputStream<T> {
    return this.#then("Filter", { kind: "filter", fn });
  }

  flatMap<O>(fn: FlatMapFunction<T, O>): SingleOutputStream<O> {
    return this.#then("Flat Map", { kind: "flat-map", fn });
  }

  process<O>(fn: ProcessFunction<T, O>): SingleOutputStream<O> {
    return this.#then("Process", { kind: "process", fn });
  }

  /**
   * Partitions the stream by key, or by the field of a name: equal keys reach one subtask, in order. Keys are primitive
   * values or lists of them.
   */
  keyBy<F extends keyof T & string>(field: F): KeyedStream<T, T[F]>;
  keyBy<K>(key: KeySelector<T, K>): KeyedStream<T, K>;
  keyBy<K>(by: KeySelector<T, K> | (keyof T & string)): KeyedStream<T, K> {
    const key = typeof by === "function" ? by : (record: T) => record[by] as K;
    return new KeyedStream<T, K>(
      this.graph,
      this.origins.map((origin) => ({ ...origin, exchange: { kind: "hash", key } })),
    );
  }

  connect<B>(other: DataStream<B>): ConnectedStreams<T, B>;
  connect<B>(other: BroadcastStream<B>): BroadcastConnectedStream<T, B>;
  connect<B>(other: DataStream<B> | BroadcastStream<B>) {
    return other instanceof BroadcastStream
      ? new BroadcastConnectedStream(this, other)
      : new ConnectedStreams(this, other);
  }

  /** Joins records of both streams with one key in one window: `where(…).equalTo(…).window(…).apply(…)`. */
  join<B>(other: DataStream<B>): JoinedStreams<T, B> {
    return new JoinedStreams(this, other);
  }

  /** As `join`, with all records of a key and window at once. */
  coGroup<B>(other: DataStream<B>): CoGroupedStreams<T, B> {
    return new CoGroupedStreams(this, other);
  }

  /** Windows over all records, whatever their key: in one subtask. */
  windowAll(assigner: WindowAssigner): WindowedStream<T, number, TimeWindow> {
    const all = this.keyBy(() => 0);
    return new WindowedStream(
      (operator) =>
        append<AnyRecord>(this.graph, "Window (all)", operator, inputsOf(all, 0)).setParallelism(1),
      { assigner, allowedLateness: 0 },
    );
  }

  /** Fires each time there are so many records, whatever their key; with a slide, each so many for the last `size`. */
  countWindowAll(size: number, slide?: number): WindowedStream<T, number, TimeWindow> {
    return byCount(this.windowAll(GlobalWindows.create()), size, slide);
  }

  union(...others: readonly DataStream<T>[]): DataStream<T> {
    return new DataStream<T>(
      this.graph,
      [this, ...others].flatMap((stream) => [...stream.origins]),
    );
  }

  /** Spreads records evenly over the subtasks of the next operator. */
  rebalance(): DataStream<T> {
    return this.#exchanged({ kind: "rebalance" });
  }

  /** Sends each record to a subtask of the next operator drawn at random. */
  shuffle(): DataStream<T> {
    return this.#exchanged({ kind: "shuffle" });
  }

  /** Sends each record to the subtask of the next operator that `partition` gives for its key: 0 to below `partitions`. */
  partitionCustom<K>(
    partition: (key: K, partitions: number) => number,
    key: KeySelector<T, K>,
  ): DataStream<T> {
    return this.#exchanged({ kind: "custom", key, partition });
  }

  /** Every subtask of the next operator gets every record; with states, for `connect` and a broadcast function. */
  broadcast(): DataStream<T>;
  broadcast(...states: readonly MapStateDescriptor<AnyRecord, AnyRecord>[]): BroadcastStream<T>;
  broadcast(...states: readonly MapStateDescriptor<AnyRecord, AnyRecord>[]) {
    const stream = this.#exchanged({ kind: "broadcast" });
    return states.length === 0 ? stream : new BroadcastStream(stream, states);
  }

  /** All records go to the first subtask of the next operator. */
  global(): DataStream<T> {
    return this.#exchanged({ kind: "global" });
  }

  assignTimestampsAndWatermarks(strategy: WatermarkStrategy<T>): SingleOutputStream<T> {
    return this.#then("Timestamps/Watermarks", { kind: "watermarks", strategy });
  }

  addSink(fn: SinkFunction<T>): SingleOutputStream<never> {
    return this.#then("Sink", { kind: "sink-function", fn });
  }

  #exchanged(exchange: Exchange): DataStream<T> {
    return new DataStream<T>(
      this.graph,
      this.origins.map((origin) => ({ ...origin, exchange })),
    );
  }

  #then<O>(name: string, operator: Operator): SingleOutputStream<O> {
    return append<O>(this.graph, name, operator, inputsOf(this, 0));
  }
}

/** The output of one operator, which can be named and have a parallelism of its own. */
export class SingleOutputStream<T> extends DataStream<T> {
  readonly #node: StreamNode;

  constructor(graph: StreamGraph, node: StreamNode) {
    super(graph, [{ node: node.id, exchange: { kind: "forward" } }]);
    this.#node = node;
  }

  /** A stable id: state is matched by it when a changed streamlet starts from a savepoint. */
  uid(uid: string): this {
    this.#node.uid = uid;
    return this;
  }

  name(name: string): this {
    this.#node.name = name;
    return this;
  }

  setParallelism(parallelism: number): this {
    this.#node.parallelism = requirePositive("parallelism", parallelism);
    return this;
  }

  /** Fixes the number of key groups: how far the operator's state can be scaled out. */
  setMaxParallelism(maxParallelism: number): this {
    this.#node.maxParallelism = requirePositive("maximum parallelism", maxParallelism);
    return this;
  }

  /** Does not chain this operator to the one before it. */
  startNewChain(): this {
    this.#node.chaining = "head";
    return this;
  }

  /** Chains this operator neither to the one before it nor to those after it. */
  disableChaining(): this {
    this.#node.chaining = "never";
    return this;
  }

  /** Operators of another group run in slots of their own. */
  slotSharingGroup(group: string): this {
    this.#node.slotSharingGroup = group;
    return this;
  }

  getSideOutput<X>(tag: OutputTag<X>): DataStream<X> {
    return new DataStream<X>(this.graph, [
      { node: this.#node.id, tag: tag.id, exchange: { kind: "forward" } },
    ]);
  }
}

/** A stream partitioned by key: its operators have state and timers per key. */
export class KeyedStream<T, K> extends DataStream<T> {
  override process<O>(fn: KeyedProcessFunction<K, T, O> | ProcessFunction<T, O>): SingleOutputStream<O> {
    const operator: Operator =
      "onTimer" in fn ? { kind: "keyed-process", fn } : { kind: "process", fn: fn as ProcessFunction<T, O> };
    return append<O>(this.graph, "KeyedProcess", operator, inputsOf(this, 0));
  }

  /** Rolling: emits the combination of all records of the key so far. */
  reduce(reduce: ReduceFunction<T>): SingleOutputStream<T> {
    return append<T>(this.graph, "Keyed Reduce", { kind: "reduce", reduce }, inputsOf(this, 0));
  }

  sum(field: keyof T & string): SingleOutputStream<T> {
    return this.reduce(fieldReduce<T>("sum", field));
  }
  min(field: keyof T & string): SingleOutputStream<T> {
    return this.reduce(fieldReduce<T>("min", field));
  }
  max(field: keyof T & string): SingleOutputStream<T> {
    return this.reduce(fieldReduce<T>("max", field));
  }
  minBy(field: keyof T & string, first = true): SingleOutputStream<T> {
    return this.reduce(fieldReduce<T>("minBy", field, first));
  }
  maxBy(field: keyof T & string, first = true): SingleOutputStream<T> {
    return this.reduce(fieldReduce<T>("maxBy", field, first));
  }

  override connect<B>(other: KeyedStream<B, K>): KeyedConnectedStreams<T, B, K>;
  override connect<B>(other: DataStream<B>): ConnectedStreams<T, B>;
  override connect<B>(other: BroadcastStream<B>): BroadcastConnectedStream<T, B>;
  override connect<B>(other: DataStream<B> | BroadcastStream<B>) {
    if (other instanceof BroadcastStream) return new BroadcastConnectedStream<T, B>(this, other);
    return other instanceof KeyedStream
      ? new KeyedConnectedStreams<T, B, K>(this, other)
      : new ConnectedStreams<T, B>(this, other);
  }

  /** Joins records of one key whose event times are close: `between(…).process(…)`. */
  intervalJoin<B>(other: KeyedStream<B, K>): IntervalJoin<T, B> {
    return new IntervalJoin<T, B>((operator) =>
      append<AnyRecord>(this.graph, "Interval Join", operator, [...inputsOf(this, 0), ...inputsOf(other, 1)]),
    );
  }

  window(assigner: WindowAssigner): WindowedStream<T, K, TimeWindow> {
    return new WindowedStream(
      (operator) => append<AnyRecord>(this.graph, "Window", operator, inputsOf(this, 0)),
      { assigner, allowedLateness: 0 },
    );
  }

  /** Fires each time a key has so many records, then starts anew; with a slide, each so many for the last `size`. */
  countWindow(size: number, slide?: number): WindowedStream<T, K, TimeWindow> {
    return byCount(this.window(GlobalWindows.create()), size, slide);
  }
}

function byCount<T, K>(
  windows: WindowedStream<T, K, TimeWindow>,
  size: number,
  slide: number | undefined,
): WindowedStream<T, K, TimeWindow> {
  return slide === undefined
    ? windows.trigger(PurgingTrigger.of(CountTrigger.of(size)))
    : windows.evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
}

/** Two streams that one operator reads together. */
export class ConnectedStreams<A, B> {
  readonly #first: DataStream<A>;
  readonly #second: DataStream<B>;

  constructor(first: DataStream<A>, second: DataStream<B>) {
    this.#first = first;
    this.#second = second;
  }

  /** Partitions both streams by keys of one type: equal keys of either reach one subtask. */
  keyBy<K>(first: KeySelector<A, K>, second: KeySelector<B, K>): KeyedConnectedStreams<A, B, K> {
    return new KeyedConnectedStreams<A, B, K>(this.#first.keyBy(first), this.#second.keyBy(second));
  }

  map<O>(fn: RichCoMapFunction<A, B, O>): SingleOutputStream<O> {
    return this.append<O>("Co-Map", { kind: "co-map", fn });
  }

  flatMap<O>(fn: RichCoFlatMapFunction<A, B, O>): SingleOutputStream<O> {
    return this.append<O>("Co-Flat Map", { kind: "co-flat-map", fn });
  }

  process<O>(fn: CoProcessFunction<A, B, O>): SingleOutputStream<O> {
    return this.append<O>("Co-Process", { kind: "co-process", fn });
  }

  protected append<O>(name: string, operator: Operator): SingleOutputStream<O> {
    return append<O>(this.#first.graph, name, operator, [
      ...inputsOf(this.#first, 0),
      ...inputsOf(this.#second, 1),
    ]);
  }
}

/** Two streams partitioned by the same key: the operator's state is shared by both inputs. */
export class KeyedConnectedStreams<A, B, K> extends ConnectedStreams<A, B> {
  override process<O>(
    fn: KeyedCoProcessFunction<K, A, B, O> | CoProcessFunction<A, B, O>,
  ): SingleOutputStream<O> {
    return this.append<O>(
      "Co-Process",
      "onTimer" in fn
        ? { kind: "keyed-co-process", fn }
        : { kind: "co-process", fn: fn as CoProcessFunction<A, B, O> },
    );
  }
}

/** A stream that every subtask reads in full, with the states that it may change. */
export class BroadcastStream<T> {
  readonly stream: DataStream<T>;
  readonly states: readonly MapStateDescriptor<AnyRecord, AnyRecord>[];

  constructor(stream: DataStream<T>, states: readonly MapStateDescriptor<AnyRecord, AnyRecord>[]) {
    this.stream = stream;
    this.states = states;
  }
}

/** A stream and a broadcast one that one operator reads together. */
export class BroadcastConnectedStream<A, B> {
  readonly #first: DataStream<A>;
  readonly #second: BroadcastStream<B>;

  constructor(first: DataStream<A>, second: BroadcastStream<B>) {
    this.#first = first;
    this.#second = second;
  }

  process<K, O>(
    fn: BroadcastProcessFunction<A, B, O> | KeyedBroadcastProcessFunction<K, A, B, O>,
  ): SingleOutputStream<O> {
    const { states, stream } = this.#second;
    const isKeyed = this.#first instanceof KeyedStream;
    if (isKeyed !== "onTimer" in fn) {
      throw new Error(
        isKeyed
          ? "A BroadcastProcessFunction is for streams without a key: use a KeyedBroadcastProcessFunction after keyBy."
          : "A KeyedBroadcastProcessFunction can only be used on a keyed stream: call keyBy before connect.",
      );
    }
    const operator: Operator =
      "onTimer" in fn
        ? { kind: "keyed-broadcast-process", fn, states }
        : { kind: "broadcast-process", fn, states };
    return append<O>(this.#first.graph, "Co-Process-Broadcast", operator, [
      ...inputsOf(this.#first, 0),
      ...inputsOf(stream, 1),
    ]);
  }
}

declare module "./output-of.ts" {
  interface OutputOf<T> extends SingleOutputStream<T> {}
  interface InputOf<T> extends DataStream<T> {}
}

/** The inputs that reading a stream makes, for one side of an operator. */
export function inputsOf(
  stream: { readonly origins: readonly StreamOrigin[] },
  side: 0 | 1,
): readonly StreamInput[] {
  return stream.origins.map((origin) => ({ ...origin, side }));
}

/** Adds an operator and gives its output. */
export function append<O>(
  graph: StreamGraph,
  name: string,
  operator: Operator,
  inputs: readonly StreamInput[],
): SingleOutputStream<O> {
  return new SingleOutputStream<O>(graph, graph.add(name, operator, inputs));
}
