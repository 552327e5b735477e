import type {
  KeyedStateStore,
  ListState,
  ListStateDescriptor,
  OnMergeContext,
  ReducingState,
  ReducingStateDescriptor,
  TimeWindow,
  ValueState,
  ValueStateDescriptor,
  WindowContext,
} from "../../../streamlet/index.ts";
import type { FunctionRuntime } from "../operators/function-runtime.ts";
import type { Output } from "../operators/operator.ts";
import {
  aggregatingState,
  type Cell,
  listState,
  mapState,
  reducingState,
  valueState,
} from "../state/state-views.ts";
import { type Pane, paneCell, windowOf } from "./pane.ts";

type Descriptor<T> = ValueStateDescriptor<T> | ListStateDescriptor<T> | ReducingStateDescriptor<T>;

/** What triggers and window functions see of the window at hand: its time, timers and states. */
export class PaneContext implements OnMergeContext {
  readonly #runtime: FunctionRuntime;
  readonly #merges: boolean;
  #pane: Pane = { start: 0, end: 0, content: undefined };
  #window: TimeWindow = windowOf(this.#pane);
  #parts: readonly Pane[] = [];

  /** `merges`: windows become one with others, hence their functions can have no state per window. */
  constructor(runtime: FunctionRuntime, merges: boolean) {
    this.#runtime = runtime;
    this.#merges = merges;
  }

  set pane(pane: Pane) {
    this.#pane = pane;
    this.#window = windowOf(pane);
  }

  get window(): TimeWindow {
    return this.#window;
  }

  getCurrentProcessingTime(): number {
    return this.#runtime.setting.now();
  }

  getCurrentWatermark(): number {
    return this.#runtime.currentWatermark;
  }

  registerProcessingTimeTimer(time: number): void {
    this.#runtime.processingTimers.register(time, this.#runtime.keyed?.currentKey, this.#window);
    this.#runtime.setting.wake();
  }

  registerEventTimeTimer(time: number): void {
    this.#runtime.eventTimers.register(time, this.#runtime.keyed?.currentKey, this.#window);
  }

  deleteProcessingTimeTimer(time: number): void {
    this.#runtime.processingTimers.remove(time, this.#runtime.keyed?.currentKey, this.#window);
  }

  deleteEventTimeTimer(time: number): void {
    this.#runtime.eventTimers.remove(time, this.#runtime.keyed?.currentKey, this.#window);
  }

  getPartitionedState<T>(descriptor: ValueStateDescriptor<T>): ValueState<T>;
  getPartitionedState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  getPartitionedState<T>(descriptor: ReducingStateDescriptor<T>): ReducingState<T>;
  getPartitionedState<T>(descriptor: Descriptor<T>): ValueState<T> | ListState<T> | ReducingState<T> {
    return stateOf(descriptor, paneCell(this.#pane, `trigger ${descriptor.name}`));
  }

  /** The windows that are merged into the one at hand, while its trigger is told so. */
  set parts(parts: readonly Pane[]) {
    this.#parts = parts;
  }

  mergePartitionedState<T>(descriptor: ListStateDescriptor<T> | ReducingStateDescriptor<T>): void {
    const target = stateOf(descriptor, paneCell(this.#pane, `trigger ${descriptor.name}`));
    for (const part of this.#parts) {
      const content = stateOf(descriptor, paneCell(part, `trigger ${descriptor.name}`)).get();
      if (content === null) continue;
      if ("addAll" in target) target.addAll(content as Iterable<T>);
      else target.add(content as T);
    }
  }

  /** The context of a window function. */
  forFunction(output: Output, timestamp: number | null): WindowContext {
    const pane = this.#pane;
    return {
      currentWatermark: () => this.#runtime.currentWatermark,
      currentProcessingTime: () => this.#runtime.setting.now(),
      windowState: () => {
        if (this.#merges) throw new Error("Per-window state is not allowed when using merging windows.");
        return storeOf((name) => paneCell(pane, `function ${name}`));
      },
      globalState: () => this.#runtime.keyedStateStore(),
      output: (tag, value) => output.side(tag.id, value, timestamp),
    };
  }
}

function stateOf<T>(
  descriptor: ListStateDescriptor<T> | ReducingStateDescriptor<T>,
  cell: Cell,
): ListState<T> | ReducingState<T>;
function stateOf<T>(descriptor: Descriptor<T>, cell: Cell): ValueState<T> | ListState<T> | ReducingState<T>;
function stateOf<T>(descriptor: Descriptor<T>, cell: Cell): ValueState<T> | ListState<T> | ReducingState<T> {
  switch (descriptor.kind) {
    case "value":
      return valueState(cell);
    case "list":
      return listState(cell, undefined);
    case "reducing":
      return reducingState(cell, descriptor.reduce);
  }
}

function storeOf(cellOf: (name: string) => Cell): KeyedStateStore {
  return {
    getState: ({ name }) => valueState(cellOf(name)),
    getListState: ({ name }) => listState(cellOf(name), undefined),
    getMapState: ({ name }) => mapState(cellOf(name), undefined),
    getReducingState: ({ name, reduce }) => reducingState(cellOf(name), reduce),
    getAggregatingState: (descriptor) => aggregatingState(cellOf(descriptor.name), descriptor),
  };
}
