import type { OutputTag } from "./output-tag.ts";
import type {
  AggregatingState,
  AggregatingStateDescriptor,
  BroadcastState,
  ListState,
  ListStateDescriptor,
  MapState,
  MapStateDescriptor,
  ReadOnlyBroadcastState,
  ReducingState,
  ReducingStateDescriptor,
  ValueState,
  ValueStateDescriptor,
} from "./state.ts";

/** Takes the records that a function emits. */
export interface Collector<O> {
  collect(record: O): void;
}

/** A count that the simulation shows. */
export interface Counter {
  inc(by?: number): void;
  getCount(): number;
}

/** State per key: it belongs to the key of the record at hand. */
export interface KeyedStateStore {
  getState<T>(descriptor: ValueStateDescriptor<T>): ValueState<T>;
  getListState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  getMapState<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V>;
  getReducingState<T>(descriptor: ReducingStateDescriptor<T>): ReducingState<T>;
  getAggregatingState<I, A, O>(descriptor: AggregatingStateDescriptor<I, A, O>): AggregatingState<I, O>;
}

/** State of a subtask, whatever the key; handed out anew when the parallelism changes. */
export interface OperatorStateStore {
  /** Its items are split up among the subtasks. */
  getListState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  /** Every subtask gets the items of all. */
  getUnionListState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  /** Every subtask must hold the same. */
  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): BroadcastState<K, V>;
}

export interface FunctionInitializationContext {
  /** Whether the job starts from a checkpoint or savepoint. */
  isRestored(): boolean;
  getOperatorStateStore(): OperatorStateStore;
  getKeyedStateStore(): KeyedStateStore;
}

export interface FunctionSnapshotContext {
  getCheckpointId(): number;
}

/** A function with operator state: `initializeState` before `open`, `snapshotState` for each checkpoint. */
export interface CheckpointedFunction {
  initializeState(context: FunctionInitializationContext): void;
  snapshotState(context: FunctionSnapshotContext): void;
}

/** A function that is told when a checkpoint is complete. */
export interface CheckpointListener {
  notifyCheckpointComplete(checkpointId: number): void;
}

/** What a rich function may ask for in `open`. */
export interface RuntimeContext extends KeyedStateStore {
  getTaskName(): string;
  getIndexOfThisSubtask(): number;
  getNumberOfParallelSubtasks(): number;
  getAttemptNumber(): number;
  counter(name: string): Counter;
}

/** Functions as objects: `open` before the first record, `close` at the end. */
export abstract class RichFunction {
  #context: RuntimeContext | undefined;
  open(): void {}
  close(): void {}
  getRuntimeContext(): RuntimeContext {
    if (this.#context === undefined) {
      throw new Error("The runtime context is known from open() on, not in the constructor.");
    }
    return this.#context;
  }
  /** Called by the runtime before `open`. */
  setRuntimeContext(context: RuntimeContext): void {
    this.#context = context;
  }
}

export abstract class RichMapFunction<I, O> extends RichFunction {
  abstract map(value: I): O;
}
export abstract class RichFilterFunction<T> extends RichFunction {
  abstract filter(value: T): boolean;
}
export abstract class RichFlatMapFunction<I, O> extends RichFunction {
  abstract flatMap(value: I, out: Collector<O>): void;
}
export abstract class RichCoMapFunction<A, B, O> extends RichFunction {
  abstract map1(value: A): O;
  abstract map2(value: B): O;
}
export abstract class RichCoFlatMapFunction<A, B, O> extends RichFunction {
  abstract flatMap1(value: A, out: Collector<O>): void;
  abstract flatMap2(value: B, out: Collector<O>): void;
}
export abstract class RichSinkFunction<T> extends RichFunction {
  abstract invoke(value: T): void;
}

export interface TimerService {
  /** Milliseconds. */
  currentProcessingTime(): number;
  /** -Infinity before the first watermark. */
  currentWatermark(): number;
  registerProcessingTimeTimer(time: number): void;
  registerEventTimeTimer(time: number): void;
  deleteProcessingTimeTimer(time: number): void;
  deleteEventTimeTimer(time: number): void;
}

export interface ProcessContext {
  /** Event time of the record at hand, or null where it has none. */
  timestamp(): number | null;
  timerService(): TimerService;
  output<X>(tag: OutputTag<X>, value: X): void;
}
export interface KeyedContext<K> extends ProcessContext {
  getCurrentKey(): K;
}
export interface OnTimerContext<K> extends KeyedContext<K> {
  timeDomain(): "event" | "processing";
}

export abstract class ProcessFunction<I, O> extends RichFunction {
  abstract processElement(value: I, context: ProcessContext, out: Collector<O>): void;
}
export abstract class KeyedProcessFunction<K, I, O> extends RichFunction {
  abstract processElement(value: I, context: KeyedContext<K>, out: Collector<O>): void;
  onTimer(_time: number, _context: OnTimerContext<K>, _out: Collector<O>): void {}
}
export abstract class CoProcessFunction<A, B, O> extends RichFunction {
  abstract processElement1(value: A, context: ProcessContext, out: Collector<O>): void;
  abstract processElement2(value: B, context: ProcessContext, out: Collector<O>): void;
}
export abstract class KeyedCoProcessFunction<K, A, B, O> extends RichFunction {
  abstract processElement1(value: A, context: KeyedContext<K>, out: Collector<O>): void;
  abstract processElement2(value: B, context: KeyedContext<K>, out: Collector<O>): void;
  onTimer(_time: number, _context: OnTimerContext<K>, _out: Collector<O>): void {}
}

/** What both sides of a broadcast function may use. */
interface BroadcastContext {
  timestamp(): number | null;
  currentProcessingTime(): number;
  currentWatermark(): number;
  output<X>(tag: OutputTag<X>, value: X): void;
}
export interface ReadOnlyBroadcastContext extends BroadcastContext {
  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): ReadOnlyBroadcastState<K, V>;
}
export interface BroadcastElementContext extends BroadcastContext {
  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): BroadcastState<K, V>;
}
export interface KeyedReadOnlyBroadcastContext<K> extends ReadOnlyBroadcastContext {
  timerService(): TimerService;
  getCurrentKey(): K;
}
export interface KeyedBroadcastElementContext<K> extends BroadcastElementContext {
  /** Applies a function to the state of every key of the subtask that has any. */
  applyToKeyedState<T>(
    descriptor: ValueStateDescriptor<T>,
    apply: (key: K, state: ValueState<T>) => void,
  ): void;
  applyToKeyedState<T>(
    descriptor: ListStateDescriptor<T>,
    apply: (key: K, state: ListState<T>) => void,
  ): void;
  applyToKeyedState<MK, V>(
    descriptor: MapStateDescriptor<MK, V>,
    apply: (key: K, state: MapState<MK, V>) => void,
  ): void;
}
export interface BroadcastOnTimerContext<K> extends KeyedReadOnlyBroadcastContext<K> {
  timeDomain(): "event" | "processing";
}

/** Reads a stream beside a broadcast one, which alone may change the broadcast state. */
export abstract class BroadcastProcessFunction<A, B, O> extends RichFunction {
  abstract processElement(value: A, context: ReadOnlyBroadcastContext, out: Collector<O>): void;
  abstract processBroadcastElement(value: B, context: BroadcastElementContext, out: Collector<O>): void;
}
export abstract class KeyedBroadcastProcessFunction<K, A, B, O> extends RichFunction {
  abstract processElement(value: A, context: KeyedReadOnlyBroadcastContext<K>, out: Collector<O>): void;
  abstract processBroadcastElement(
    value: B,
    context: KeyedBroadcastElementContext<K>,
    out: Collector<O>,
  ): void;
  onTimer(_time: number, _context: BroadcastOnTimerContext<K>, _out: Collector<O>): void {}
}

/** Joins two records whose event times are close enough. */
export interface ProcessJoinContext {
  getLeftTimestamp(): number;
  getRightTimestamp(): number;
  /** The later of both. */
  getTimestamp(): number;
  output<X>(tag: OutputTag<X>, value: X): void;
}
export abstract class ProcessJoinFunction<A, B, O> extends RichFunction {
  abstract processElement(left: A, right: B, context: ProcessJoinContext, out: Collector<O>): void;
}

export interface WindowContext {
  currentWatermark(): number;
  currentProcessingTime(): number;
  /** State of the key and window: to be cleared in `clear`. */
  windowState(): KeyedStateStore;
  /** State of the key, across windows. */
  globalState(): KeyedStateStore;
  output<X>(tag: OutputTag<X>, value: X): void;
}
export abstract class ProcessWindowFunction<I, O, K, W> extends RichFunction {
  abstract process(key: K, window: W, context: WindowContext, elements: Iterable<I>, out: Collector<O>): void;
  /** The window is dropped: its state is to be cleared. */
  clear(_window: W, _context: WindowContext): void {}
}

/** Aggregates step by step: an accumulator instead of all elements. */
export interface AggregateFunction<I, A, O> {
  createAccumulator(): A;
  add(value: I, accumulator: A): A;
  getResult(accumulator: A): O;
  merge(a: A, b: A): A;
}

export type MapFunction<I, O> = ((value: I) => O) | RichMapFunction<I, O>;
export type FilterFunction<T> = ((value: T) => boolean) | RichFilterFunction<T>;
/** As a plain function it may return the records instead of collecting them. */
export type FlatMapFunction<I, O> =
  | ((value: I, out: Collector<O>) => Iterable<O> | undefined)
  | ((value: I, out: Collector<O>) => void)
  | RichFlatMapFunction<I, O>;
export type SinkFunction<T> = ((value: T) => void) | RichSinkFunction<T>;
export type ReduceFunction<T> = (a: T, b: T) => T;
export type KeySelector<T, K> = (value: T) => K;
