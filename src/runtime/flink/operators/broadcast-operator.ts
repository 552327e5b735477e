import type {
  BroadcastProcessFunction,
  Collector,
  KeyedBroadcastElementContext,
  KeyedBroadcastProcessFunction,
  KeyedReadOnlyBroadcastContext,
  ListState,
  ListStateDescriptor,
  MapState,
  MapStateDescriptor,
  ValueState,
  ValueStateDescriptor,
} from "../../../streamlet/index.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import { BaseOperator } from "./base-operator.ts";
import { FunctionRuntime } from "./function-runtime.ts";
import { OperatorFailure, required } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

type AnyBroadcastFunction = BroadcastProcessFunction<unknown, unknown, unknown> &
  Partial<Pick<KeyedBroadcastProcessFunction<unknown, unknown, unknown, unknown>, "onTimer">>;
type Context = KeyedReadOnlyBroadcastContext<unknown> & KeyedBroadcastElementContext<unknown>;
type KeyedDescriptor =
  | ValueStateDescriptor<unknown>
  | ListStateDescriptor<unknown>
  | MapStateDescriptor<unknown, unknown>;

/** Reads a stream beside a broadcast one: only records of the latter may change the broadcast state. */
export class BroadcastOperator extends BaseOperator {
  readonly #runtime: FunctionRuntime;
  readonly #fn: AnyBroadcastFunction;
  readonly #names: ReadonlySet<string>;
  readonly #collector: Collector<unknown>;
  readonly #context: Context;
  #timestamp: number | null = null;
  #isBroadcastElement = false;

  constructor(setting: OperatorSetting) {
    super(setting);
    const { operator } = setting.node;
    if (operator.kind !== "broadcast-process" && operator.kind !== "keyed-broadcast-process")
      throw new Error("A broadcast operator needs a broadcast function.");
    this.#fn = operator.fn as AnyBroadcastFunction;
    this.#names = new Set(operator.states.map((state) => state.name));
    this.#runtime = new FunctionRuntime(setting);
    this.#collector = {
      collect: (record) => setting.output.record(required(record, "collect"), this.#timestamp),
    };
    this.#context = this.#createContext();
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
    this.#fn.close();
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.#timestamp = timestamp;
    this.#isBroadcastElement = side === 1;
    if (side === 1) {
      this.#fn.processBroadcastElement(value, this.#context, this.#collector);
      return;
    }
    this.#runtime.setCurrentKey(value, side);
    this.#fn.processElement(value, this.#context, this.#collector);
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
      this.#isBroadcastElement = false;
      try {
        this.#fn.onTimer?.(timer.time, { ...this.#context, timeDomain: () => domain }, this.#collector);
      } catch (error) {
        throw OperatorFailure.at(`${this.name} (timer)`, timer.key, error);
      }
    }
  }

  #createContext(): Context {
    const { output, now } = this.setting;
    const service = this.#runtime.timerService();
    return {
      timestamp: () => this.#timestamp,
      currentProcessingTime: now,
      currentWatermark: () => this.#runtime.currentWatermark,
      output: (tag, value) => output.side(tag.id, value, this.#timestamp),
      timerService: () => service,
      getCurrentKey: () => this.#runtime.keyed?.currentKey,
      getBroadcastState: (descriptor) => this.#broadcastState(descriptor),
      applyToKeyedState: (
        descriptor: KeyedDescriptor,
        apply: (
          key: unknown,
          state: ValueState<unknown> & ListState<unknown> & MapState<unknown, unknown>,
        ) => void,
      ) => {
        const { keyed } = this.#runtime;
        const store = this.#runtime.keyedStateStore();
        const state =
          descriptor.kind === "value"
            ? store.getState(descriptor)
            : descriptor.kind === "list"
              ? store.getListState(descriptor)
              : store.getMapState(descriptor);
        keyed?.forEachKey(descriptor.name, (key) =>
          apply(key, state as ValueState<unknown> & ListState<unknown> & MapState<unknown, unknown>),
        );
      },
    };
  }

  #broadcastState<K, V>(descriptor: MapStateDescriptor<K, V>) {
    if (!this.#names.has(descriptor.name)) {
      throw new Error(
        `The requested state does not exist. Check for typos in your state descriptor, or specify the state descriptor in the datastream.broadcast(...) call if you forgot to register it: "${descriptor.name}".`,
      );
    }
    const state = this.#runtime.operatorState.getBroadcastState(descriptor);
    if (this.#isBroadcastElement) return state;
    const refuse = (): never => {
      throw new Error(
        `Broadcast state "${descriptor.name}" is read-only here: only processBroadcastElement may change it, so that it stays the same in all subtasks.`,
      );
    };
    return { ...state, put: refuse, remove: refuse, clear: refuse };
  }
}
