import type {
  CheckpointedFunction,
  CheckpointListener,
  Counter,
  KeyedStateStore,
  RichFunction,
  RuntimeContext,
  TimerService,
} from "../../../streamlet/index.ts";
import { keyGroupRange } from "../keys/key-groups.ts";
import { KeyedState } from "../state/keyed-state.ts";
import { OperatorState } from "../state/operator-state.ts";
import type { KeyedSnapshot, OperatorSnapshot, TimerSnapshot } from "../state/snapshot.ts";
import { TimerQueue } from "../state/timers.ts";
import type { OperatorSetting } from "./operator-setting.ts";

/** Keyed state, timers and runtime context of an operator's functions. */
export class FunctionRuntime {
  readonly setting: OperatorSetting;
  /** Undefined for an operator whose inputs are not keyed. */
  readonly keyed: KeyedState | undefined;
  readonly operatorState: OperatorState;
  readonly eventTimers = new TimerQueue("event");
  readonly processingTimers = new TimerQueue("processing");
  currentWatermark = Number.NEGATIVE_INFINITY;
  readonly #counters = new Map<string, number>();

  constructor(setting: OperatorSetting) {
    this.setting = setting;
    if (setting.keyOf.some((key) => key !== undefined)) {
      const range = keyGroupRange(setting.maxParallelism, setting.parallelism, setting.subtask);
      this.keyed = new KeyedState(setting.maxParallelism, range, setting.now, setting.tracker);
      setting.budget.holds(this.keyed.content);
      this.#restore(this.keyed, range);
    }
    this.operatorState = new OperatorState(setting.restored, setting.subtask, setting.parallelism);
  }

  setCurrentKey(value: unknown, side: 0 | 1): void {
    const keyOf = this.setting.keyOf[side];
    if (this.keyed !== undefined && keyOf !== undefined) this.keyed.setCurrentKey(keyOf(value));
  }

  openFunction(fn: unknown): void {
    const rich = fn as Partial<RichFunction & CheckpointedFunction> | undefined;
    rich?.setRuntimeContext?.(this.#context());
    rich?.initializeState?.({
      isRestored: () => this.setting.isRestored,
      getOperatorStateStore: () => this.operatorState,
      getKeyedStateStore: () => this.keyedStateStore(),
    });
    rich?.open?.();
  }

  /** Lets a function put its operator state in order for a checkpoint. */
  snapshotFunction(fn: unknown, checkpoint: number): void {
    (fn as Partial<CheckpointedFunction> | undefined)?.snapshotState?.({ getCheckpointId: () => checkpoint });
  }

  /** Tells a function that a checkpoint is complete. */
  completeFunction(fn: unknown, checkpoint: number): void {
    (fn as Partial<CheckpointListener> | undefined)?.notifyCheckpointComplete?.(checkpoint);
  }

  timerService(): TimerService {
    const key = () => this.#requireKey("Setting timers is only supported on a keyed streams").currentKey;
    return {
      currentProcessingTime: () => this.setting.now(),
      currentWatermark: () => this.currentWatermark,
      registerProcessingTimeTimer: (time) => {
        this.processingTimers.register(requireTime(time), key());
        this.setting.wake();
      },
      registerEventTimeTimer: (time) => this.eventTimers.register(requireTime(time), key()),
      deleteProcessingTimeTimer: (time) => this.processingTimers.remove(time, key()),
      deleteEventTimeTimer: (time) => this.eventTimers.remove(time, key()),
    };
  }

  snapshot(): OperatorSnapshot {
    const lists = this.operatorState.snapshot();
    const own = lists === undefined ? {} : { lists };
    if (this.keyed === undefined) return own;
    const timers = new Map<number, TimerSnapshot[]>();
    for (const timer of [...this.eventTimers.snapshot(), ...this.processingTimers.snapshot()]) {
      const group = this.keyed.groupOf(timer.key);
      const known = timers.get(group);
      if (known === undefined) timers.set(group, [timer]);
      else known.push(timer);
    }
    const keyed: KeyedSnapshot = { ...this.keyed.snapshot(), timers };
    return { ...own, keyed };
  }

  #restore(keyed: KeyedState, [first, last]: readonly [first: number, last: number]): void {
    for (const snapshot of this.setting.restored) {
      if (snapshot.keyed === undefined) continue;
      keyed.restore(snapshot.keyed, first, last);
      for (const [group, timers] of snapshot.keyed.timers) {
        if (group < first || group > last) continue;
        for (const { domain, time, key, window } of timers) {
          (domain === "event" ? this.eventTimers : this.processingTimers).register(time, key, window);
        }
      }
    }
  }

  /** State of the current key. */
  keyedStateStore(): KeyedStateStore {
    const keyed = () =>
      this.#requireKey("Keyed state can only be used on a 'keyed stream', i.e., after a 'keyBy()' operation");
    return {
      getState: (descriptor) => keyed().value(descriptor),
      getListState: (descriptor) => keyed().list(descriptor),
      getMapState: (descriptor) => keyed().map(descriptor),
      getReducingState: (descriptor) => keyed().reducing(descriptor),
      getAggregatingState: (descriptor) => keyed().aggregating(descriptor),
    };
  }

  #requireKey(reason: string): KeyedState {
    if (this.keyed === undefined) {
      throw new Error(`${reason}: call keyBy before "${this.setting.node.name}".`);
    }
    return this.keyed;
  }

  #context(): RuntimeContext {
    const { node, subtask, parallelism, attemptNumber } = this.setting;
    return {
      ...this.keyedStateStore(),
      getTaskName: () => node.name,
      getIndexOfThisSubtask: () => subtask,
      getNumberOfParallelSubtasks: () => parallelism,
      getAttemptNumber: () => attemptNumber,
      counter: (name) => this.#counter(name),
    };
  }

  #counter(name: string): Counter {
    return {
      inc: (by = 1) => this.#counters.set(name, (this.#counters.get(name) ?? 0) + by),
      getCount: () => this.#counters.get(name) ?? 0,
    };
  }
}

function requireTime(time: number): number {
  if (typeof time !== "number" || Number.isNaN(time))
    throw new Error(`A timer needs a time in milliseconds, not ${String(time)}.`);
  return time;
}
