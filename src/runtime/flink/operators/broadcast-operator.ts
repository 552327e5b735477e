import type {
  BroadcastProcessFunction,
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
import type { DueTimer } from "../state/timers.ts";
import type { OperatorSetting } from "./operator-setting.ts";
import { type TimeDomain, TimedOperator } from "./timed-operator.ts";

type AnyBroadcastFunction = BroadcastProcessFunction<unknown, unknown, unknown> &
  Partial<Pick<KeyedBroadcastProcessFunction<unknown, unknown, unknown, unknown>, "onTimer">>;
type Context = KeyedReadOnlyBroadcastContext<unknown> & KeyedBroadcastElementContext<unknown>;
type KeyedDescriptor =
  | ValueStateDescriptor<unknown>
  | ListStateDescriptor<unknown>
  | MapStateDescriptor<unknown, unknown>;

/** Reads a stream beside a broadcast one: only records of the latter may change the broadcast state. */
export class BroadcastOperator extends TimedOperator {
  readonly #fn: AnyBroadcastFunction;
  readonly #names: ReadonlySet<string>;
  readonly #context: Context;
  #isBroadcastElement = false;

  constructor(setting: OperatorSetting) {
    const { operator } = setting.node;
    if (operator.kind !== "broadcast-process" && operator.kind !== "keyed-broadcast-process")
      throw new Error("A broadcast operator needs a broadcast function.");
    super(setting, operator.fn);
    this.#fn = operator.fn as AnyBroadcastFunction;
    this.#names = new Set(operator.states.map((state) => state.name));
    this.#context = this.#createContext();
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.atRecord(timestamp);
    this.#isBroadcastElement = side === 1;
    if (side === 1) {
      this.#fn.processBroadcastElement(value, this.#context, this.collector);
      return;
    }
    this.runtime.setCurrentKey(value, side);
    this.#fn.processElement(value, this.#context, this.collector);
  }

  protected override onTimer({ time }: DueTimer, domain: TimeDomain): void {
    this.atTimer(time, domain);
    this.#isBroadcastElement = false;
    this.#fn.onTimer?.(time, { ...this.#context, timeDomain: () => domain }, this.collector);
  }

  #createContext(): Context {
    const { output, now } = this.setting;
    const service = this.runtime.timerService();
    return {
      timestamp: () => this.at,
      currentProcessingTime: now,
      currentWatermark: () => this.runtime.currentWatermark,
      output: (tag, value) => output.side(tag.id, value, this.at),
      timerService: () => service,
      getCurrentKey: () => this.runtime.keyed?.currentKey,
      getBroadcastState: (descriptor) => this.#broadcastState(descriptor),
      applyToKeyedState: (
        descriptor: KeyedDescriptor,
        apply: (
          key: unknown,
          state: ValueState<unknown> & ListState<unknown> & MapState<unknown, unknown>,
        ) => void,
      ) => {
        const { keyed } = this.runtime;
        const store = this.runtime.keyedStateStore();
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
    const state = this.runtime.operatorState.getBroadcastState(descriptor);
    if (this.#isBroadcastElement) return state;
    const refuse = (): never => {
      throw new Error(
        `Broadcast state "${descriptor.name}" is read-only here: only processBroadcastElement may change it, so that it stays the same in all subtasks.`,
      );
    };
    return { ...state, put: refuse, remove: refuse, clear: refuse };
  }
}
