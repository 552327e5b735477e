import type { Counter, RichFunction, RuntimeContext, TimerService } from "../../../streamlet/index.ts";
import { keyGroupRange } from "../key-groups.ts";
import { KeyedState } from "../state/keyed-state.ts";
import type { KeyedSnapshot, OperatorSnapshot, TimerSnapshot } from "../state/snapshot.ts";
import { TimerQueue } from "../state/timers.ts";
import type { OperatorSetting } from "./operator-setting.ts";

/** Keyed state, timers and runtime context of an operator's functions. */
export class FunctionRuntime {
  readonly setting: OperatorSetting;
  /** Undefined for an operator whose inputs are not keyed. */
  readonly keyed: KeyedState | undefined;
  readonly eventTimers = new TimerQueue("event");
  readonly processingTimers = new TimerQueue("processing");
  currentWatermark = Number.NEGATIVE_INFINITY;
  readonly #counters = new Map<string, number>();

  constructor(setting: OperatorSetting) {
    this.setting = setting;
    if (setting.keyOf.some((key) => key !== undefined)) {
      this.keyed = new KeyedState(setting.maxParallelism, setting.now, setting.tracker);
      this.#restore(this.keyed);
    }
  }

  setCurrentKey(value: unknown, side: 0 | 1): void {
    const keyOf = this.setting.keyOf[side];
    if (this.keyed !== undefined && keyOf !== undefined) this.keyed.setCurrentKey(keyOf(value));
  }

  openFunction(fn: unknown): void {
    const rich = fn as Partial<RichFunction> | undefined;
    rich?.setRuntimeContext?.(this.#context());
    rich?.open?.();
  }

  timerService(): TimerService {
    const key = () => this.#requireKeyed("Timers").currentKey;
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
    if (this.keyed === undefined) return {};
    const timers = new Map<number, TimerSnapshot[]>();
    for (const timer of [...this.eventTimers.snapshot(), ...this.processingTimers.snapshot()]) {
      const group = this.keyed.groupOf(timer.key);
      const known = timers.get(group);
      if (known === undefined) timers.set(group, [timer]);
      else known.push(timer);
    }
    const keyed: KeyedSnapshot = { ...this.keyed.snapshot(), timers };
    return { keyed };
  }

  #restore(keyed: KeyedState): void {
    const { maxParallelism, parallelism, subtask, restored } = this.setting;
    const [first, last] = keyGroupRange(maxParallelism, parallelism, subtask);
    for (const snapshot of restored) {
      if (snapshot.keyed === undefined) continue;
      keyed.restore(snapshot.keyed, first, last);
      for (const [group, timers] of snapshot.keyed.timers) {
        if (group < first || group > last) continue;
        for (const { domain, time, key } of timers) {
          (domain === "event" ? this.eventTimers : this.processingTimers).register(time, key);
        }
      }
    }
  }

  #requireKeyed(what: string): KeyedState {
    if (this.keyed === undefined) {
      throw new Error(`${what} per key need a keyed stream: call keyBy before "${this.setting.node.name}".`);
    }
    return this.keyed;
  }

  #context(): RuntimeContext {
    const { node, subtask, parallelism, attempt } = this.setting;
    return {
      getState: (descriptor) => this.#requireKeyed("States").value(descriptor),
      getListState: (descriptor) => this.#requireKeyed("States").list(descriptor),
      getMapState: (descriptor) => this.#requireKeyed("States").map(descriptor),
      getReducingState: (descriptor) => this.#requireKeyed("States").reducing(descriptor),
      getTaskName: () => node.name,
      getIndexOfThisSubtask: () => subtask,
      getNumberOfParallelSubtasks: () => parallelism,
      getAttemptNumber: () => attempt,
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
