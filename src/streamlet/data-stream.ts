import type {
  AggregateFunction,
  CoProcessFunction,
  FilterFunction,
  FlatMapFunction,
  KeyedCoProcessFunction,
  KeyedProcessFunction,
  KeySelector,
  MapFunction,
  ProcessFunction,
  ProcessWindowFunction,
  ReduceFunction,
  RichCoFlatMapFunction,
  RichCoMapFunction,
  SinkFunction,
} from "./functions.ts";
import type { OutputTag } from "./output-tag.ts";
import type {
  AnyRecord,
  Exchange,
  Operator,
  StreamGraph,
  StreamInput,
  StreamNode,
  WindowFunction,
} from "./stream-graph.ts";
import { requirePositive } from "./stream-graph.ts";
import type { WatermarkStrategy } from "./watermark-strategy.ts";
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

  /** Partitions the stream by key: equal keys reach one subtask, in order. Keys are primitive values or lists of them. */
  keyBy<K>(key: KeySelector<T, K>): KeyedStream<T, K> {
    return new KeyedStream<T, K>(
      this.graph,
      this.origins.map((origin) => ({ ...origin, exchange: { kind: "hash", key } })),
    );
  }

  connect<B>(other: DataStream<B>): ConnectedStreams<T, B> {
    return new ConnectedStreams(this, other);
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

  /** Every subtask of the next operator gets every record. */
  broadcast(): DataStream<T> {
    return this.#exchanged({ kind: "broadcast" });
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

  override connect<B>(other: KeyedStream<B, K>): KeyedConnectedStreams<T, B, K>;
  override connect<B>(other: DataStream<B>): ConnectedStreams<T, B>;
  override connect<B>(other: DataStream<B>): ConnectedStreams<T, B> {
    return other instanceof KeyedStream
      ? new KeyedConnectedStreams<T, B, K>(this, other)
      : new ConnectedStreams<T, B>(this, other);
  }

  window(assigner: WindowAssigner): WindowedStream<T, K, TimeWindow> {
    return new WindowedStream(this, { assigner, allowedLateness: 0 });
  }

  /** Fires each time a key has so many records, then starts anew. */
  countWindow(size: number): WindowedStream<T, K, TimeWindow> {
    return new WindowedStream(this, {
      assigner: GlobalWindows.create(),
      countTrigger: requirePositive("size of a count window", size),
      allowedLateness: 0,
    });
  }
}

/** Two streams that one operator reads together. */
export class ConnectedStreams<A, B> {
  readonly #first: DataStream<A>;
  readonly #second: DataStream<B>;

  constructor(first: DataStream<A>, second: DataStream<B>) {
    this.#first = first;
    this.#second = second;
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

interface WindowSettings {
  readonly assigner: WindowAssigner;
  readonly countTrigger?: number;
  readonly allowedLateness: number;
  readonly lateTag?: string;
}

/** A keyed stream cut into windows. */
export class WindowedStream<T, K, W extends TimeWindow> {
  readonly #stream: KeyedStream<T, K>;
  readonly #settings: WindowSettings;

  constructor(stream: KeyedStream<T, K>, settings: WindowSettings) {
    this.#stream = stream;
    this.#settings = settings;
  }

  /** Event-time windows are kept so many milliseconds after their end and fire again for each late record. */
  allowedLateness(milliseconds: number): WindowedStream<T, K, W> {
    return new WindowedStream(this.#stream, {
      ...this.#settings,
      allowedLateness: Math.max(0, milliseconds),
    });
  }

  sideOutputLateData(tag: OutputTag<T>): WindowedStream<T, K, W> {
    return new WindowedStream(this.#stream, { ...this.#settings, lateTag: tag.id });
  }

  reduce(reduce: ReduceFunction<T>): SingleOutputStream<T>;
  reduce<O>(reduce: ReduceFunction<T>, process: ProcessWindowFunction<T, O, K, W>): SingleOutputStream<O>;
  reduce<O>(
    reduce: ReduceFunction<T>,
    process?: ProcessWindowFunction<T, O, K, W>,
  ): SingleOutputStream<T> | SingleOutputStream<O> {
    return this.#collect<O>({ kind: "reduce", reduce }, process);
  }

  aggregate<A, R>(aggregate: AggregateFunction<T, A, R>): SingleOutputStream<R>;
  aggregate<A, R, O>(
    aggregate: AggregateFunction<T, A, R>,
    process: ProcessWindowFunction<R, O, K, W>,
  ): SingleOutputStream<O>;
  aggregate<A, R, O>(
    aggregate: AggregateFunction<T, A, R>,
    process?: ProcessWindowFunction<R, O, K, W>,
  ): SingleOutputStream<R> | SingleOutputStream<O> {
    return this.#collect<O>({ kind: "aggregate", aggregate }, process);
  }

  process<O>(process: ProcessWindowFunction<T, O, K, W>): SingleOutputStream<O> {
    return this.#collect<O>({ kind: "process" }, process);
  }

  #collect<O>(
    collect: WindowFunction,
    process: ProcessWindowFunction<AnyRecord, O, K, W> | undefined,
  ): SingleOutputStream<O> {
    const operator: Operator = {
      kind: "window",
      ...this.#settings,
      collect,
      ...(process === undefined
        ? {}
        : { process: process as ProcessWindowFunction<AnyRecord, AnyRecord, AnyRecord, TimeWindow> }),
    };
    return append<O>(this.#stream.graph, "Window", operator, inputsOf(this.#stream, 0));
  }
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
