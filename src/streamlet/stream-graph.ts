import type { Evictor } from "./evictors.ts";
import type {
  AggregateFunction,
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
  ProcessJoinFunction,
  ProcessWindowFunction,
  ReduceFunction,
  RichCoFlatMapFunction,
  RichCoMapFunction,
  SinkFunction,
} from "./functions.ts";
import type { AvroInlet, AvroOutlet } from "./ports.ts";
import { requirePositive } from "./require-positive.ts";
import type { MapStateDescriptor } from "./state.ts";
import type { Trigger } from "./triggers.ts";
import type { WatermarkStrategy } from "./watermark-strategy.ts";
import type { TimeWindow, WindowAssigner } from "./windows.ts";

// biome-ignore lint/suspicious/noExplicitAny: the graph joins operators of different record types; the streams that build it are typed.
export type AnyRecord = any;

/** How the records of a stream reach the subtasks of the next operator. */
export type Exchange =
  /** One to one where the parallelism is equal, else round robin. */
  | { readonly kind: "forward" }
  | { readonly kind: "rebalance" }
  | { readonly kind: "shuffle" }
  | { readonly kind: "broadcast" }
  | { readonly kind: "global" }
  | { readonly kind: "hash"; readonly key: KeySelector<AnyRecord, unknown> }
  | {
      readonly kind: "custom";
      readonly key: KeySelector<AnyRecord, AnyRecord>;
      readonly partition: (key: AnyRecord, partitions: number) => number;
    };

/** What windows do with their records. */
export type WindowFunction =
  | { readonly kind: "reduce"; readonly reduce: ReduceFunction<AnyRecord> }
  | { readonly kind: "aggregate"; readonly aggregate: AggregateFunction<AnyRecord, AnyRecord, AnyRecord> }
  | { readonly kind: "process" };

/** One step of the data flow, as data: what it does, not how it is run. */
export type Operator =
  | { readonly kind: "source"; readonly inlet: AvroInlet<AnyRecord> }
  | { readonly kind: "sink"; readonly outlet: AvroOutlet<AnyRecord> }
  | { readonly kind: "sink-function"; readonly fn: SinkFunction<AnyRecord> }
  | { readonly kind: "map"; readonly fn: MapFunction<AnyRecord, AnyRecord> }
  | { readonly kind: "filter"; readonly fn: FilterFunction<AnyRecord> }
  | { readonly kind: "flat-map"; readonly fn: FlatMapFunction<AnyRecord, AnyRecord> }
  | { readonly kind: "process"; readonly fn: ProcessFunction<AnyRecord, AnyRecord> }
  | { readonly kind: "keyed-process"; readonly fn: KeyedProcessFunction<AnyRecord, AnyRecord, AnyRecord> }
  | { readonly kind: "reduce"; readonly reduce: ReduceFunction<AnyRecord> }
  | { readonly kind: "co-map"; readonly fn: RichCoMapFunction<AnyRecord, AnyRecord, AnyRecord> }
  | { readonly kind: "co-flat-map"; readonly fn: RichCoFlatMapFunction<AnyRecord, AnyRecord, AnyRecord> }
  | { readonly kind: "co-process"; readonly fn: CoProcessFunction<AnyRecord, AnyRecord, AnyRecord> }
  | {
      readonly kind: "keyed-co-process";
      readonly fn: KeyedCoProcessFunction<AnyRecord, AnyRecord, AnyRecord, AnyRecord>;
    }
  | {
      readonly kind: "broadcast-process";
      readonly fn: BroadcastProcessFunction<AnyRecord, AnyRecord, AnyRecord>;
      readonly states: readonly MapStateDescriptor<AnyRecord, AnyRecord>[];
    }
  | {
      readonly kind: "keyed-broadcast-process";
      readonly fn: KeyedBroadcastProcessFunction<AnyRecord, AnyRecord, AnyRecord, AnyRecord>;
      readonly states: readonly MapStateDescriptor<AnyRecord, AnyRecord>[];
    }
  | {
      readonly kind: "interval-join";
      readonly fn: ProcessJoinFunction<AnyRecord, AnyRecord, AnyRecord>;
      /** A right record joins if its time minus the left one's is between these, both included. */
      readonly lower: number;
      readonly upper: number;
    }
  | { readonly kind: "watermarks"; readonly strategy: WatermarkStrategy<AnyRecord> }
  | {
      readonly kind: "window";
      readonly assigner: WindowAssigner;
      readonly collect: WindowFunction;
      readonly process?: ProcessWindowFunction<AnyRecord, AnyRecord, AnyRecord, TimeWindow>;
      /** Decides when a window fires, where not that of the assigner. */
      readonly trigger?: Trigger<AnyRecord>;
      readonly evictor?: Evictor<AnyRecord>;
      /** Milliseconds that an event-time window still takes late records. */
      readonly allowedLateness: number;
      /** Id of the side output for records that came too late. */
      readonly lateTag?: string;
    };

export interface StreamInput {
  /** Id of the node that writes. */
  readonly node: number;
  /** Id of the side output read, or undefined for the main output. */
  readonly tag?: string;
  readonly exchange: Exchange;
  /** 1 for the second input of a connected operator. */
  readonly side: 0 | 1;
}

export interface StreamNode {
  readonly id: number;
  readonly operator: Operator;
  readonly inputs: readonly StreamInput[];
  name: string;
  /** Identifies the operator's state across versions of the streamlet. */
  uid: string | undefined;
  parallelism: number | undefined;
  /** Number of key groups, where set for this operator. */
  maxParallelism: number | undefined;
  /** `head`: never chained to the operator before it. `never`: to none at all. */
  chaining: "always" | "head" | "never";
  /** Operators of different groups never share a slot; where not set, that of the inputs if it is the same for all. */
  slotSharingGroup: string | undefined;
}

/** The data flow of a Flink streamlet as its logic described it; nodes refer to earlier nodes only. */
export class StreamGraph {
  readonly #nodes: StreamNode[] = [];
  /** Job-wide parallelism set in code; it wins over configuration. */
  parallelism: number | undefined;
  maxParallelism: number | undefined;
  /** Whether operators may share a task at all. */
  chaining = true;

  get nodes(): readonly StreamNode[] {
    return this.#nodes;
  }

  setParallelism(parallelism: number): this {
    this.parallelism = requirePositive("parallelism", parallelism);
    return this;
  }

  setMaxParallelism(maxParallelism: number): this {
    this.maxParallelism = requirePositive("maximum parallelism", maxParallelism);
    return this;
  }

  disableOperatorChaining(): this {
    this.chaining = false;
    return this;
  }

  /** Used by the streams; authors call the methods of `DataStream`. */
  add(name: string, operator: Operator, inputs: readonly StreamInput[]): StreamNode {
    const node: StreamNode = {
      id: this.#nodes.length,
      operator,
      inputs,
      name,
      uid: undefined,
      parallelism: undefined,
      maxParallelism: undefined,
      chaining: "always",
      slotSharingGroup: undefined,
    };
    this.#nodes.push(node);
    return node;
  }
}
