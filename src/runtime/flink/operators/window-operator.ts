import type {
  Collector,
  TimeWindow,
  ValueState,
  WindowAssigner,
  WindowContext,
} from "../../../streamlet/index.ts";
import type { WindowLineage } from "../../audit/lineage.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import { BaseOperator } from "./base-operator.ts";
import { FunctionRuntime } from "./function-runtime.ts";
import { OperatorFailure } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";
import { mergeSession, windowsOf } from "./window-assignment.ts";

/** One window of one key with what it has collected: an accumulator, or all elements. */
interface Pane {
  start: number;
  end: number;
  count: number;
  content: unknown;
  /** Its elements as the delivery audit follows them. */
  lineage?: WindowLineage | undefined;
}

/** Cuts each key's records into windows and emits a result when a window's end, or its count, is reached. */
export class WindowOperator extends BaseOperator {
  readonly #runtime: FunctionRuntime;
  readonly #operator;
  readonly #panes: ValueState<Pane[]>;
  readonly #collector: Collector<unknown>;
  #timestamp: number | null = null;

  constructor(setting: OperatorSetting) {
    super(setting);
    const { operator } = setting.node;
    if (operator.kind !== "window") throw new Error("A window operator needs windows.");
    this.#operator = operator;
    this.#runtime = new FunctionRuntime(setting);
    const { keyed } = this.#runtime;
    if (keyed === undefined) throw new Error("Windows need a keyed stream.");
    // Each window knows its own elements, hence the state that they are kept in is not followed.
    const isFollowed = false;
    this.#panes = keyed.value(
      { kind: "value", name: "windows", ttl: undefined, of: [] as Pane[] },
      isFollowed,
    );
    this.#collector = { collect: (record) => setting.output.record(record, this.#timestamp) };
  }

  override open(): void {
    try {
      if (this.#operator.process !== undefined) this.#runtime.openFunction(this.#operator.process);
    } catch (error) {
      throw OperatorFailure.at(this.name, undefined, error);
    }
    if (this.#runtime.processingTimers.next !== undefined) this.setting.wake();
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.#runtime.setCurrentKey(value, side);
    const { assigner, countTrigger } = this.#operator;
    const isEventTime = assigner.kind !== "global" && assigner.domain === "event";
    if (isEventTime && timestamp === null) {
      throw new Error("Event-time windows need event times: call assignTimestampsAndWatermarks before.");
    }
    const time = isEventTime && timestamp !== null ? timestamp : this.setting.now();
    const panes = this.#panes.value() ?? [];
    let isLate = true;
    let turn = 0;
    for (const window of windowsOf(assigner, time)) {
      turn++;
      const pane = this.#paneFor(panes, window);
      if (this.#isGone(assigner, pane)) continue;
      isLate = false;
      if (!panes.includes(pane)) panes.push(pane);
      pane.content = this.#added(pane, value);
      pane.count++;
      const { tracker } = this.setting;
      if (tracker !== undefined) pane.lineage = tracker.joined(pane.lineage, turn);
      if (countTrigger !== undefined) {
        if (pane.count < countTrigger) continue;
        this.#emit(pane);
        panes.splice(panes.indexOf(pane), 1);
      } else if (isEventTime && pane.end - 1 <= this.#runtime.currentWatermark) {
        this.#emit(pane);
        this.#register(assigner, pane);
      } else {
        this.#register(assigner, pane);
      }
    }
    this.#store(panes);
    if (!isLate) return;
    this.setting.tracker?.late();
    if (this.#operator.lateTag !== undefined)
      this.setting.output.side(this.#operator.lateTag, value, timestamp);
  }

  override watermark(time: number): void {
    this.#runtime.currentWatermark = time;
    this.#fire(this.#runtime.eventTimers, time);
    super.watermark(time);
  }

  override get nextProcessingTime(): number | undefined {
    return this.#runtime.processingTimers.next;
  }

  override onProcessingTime(now: number): void {
    this.#fire(this.#runtime.processingTimers, now);
  }

  override snapshot(): OperatorSnapshot {
    return this.#runtime.snapshot();
  }

  override close(): void {
    this.#operator.process?.close();
  }

  #fire(timers: FunctionRuntime["eventTimers"], until: number): void {
    for (let timer = timers.take(until); timer !== undefined; timer = timers.take(until)) {
      this.#runtime.keyed?.setCurrentKey(timer.key);
      try {
        this.#onTimer(timer.time);
      } catch (error) {
        throw OperatorFailure.at(`${this.name} (window)`, timer.key, error);
      }
    }
  }

  #onTimer(time: number): void {
    const { assigner } = this.#operator;
    const panes = this.#panes.value() ?? [];
    const lateness =
      assigner.kind !== "global" && assigner.domain === "event" ? this.#operator.allowedLateness : 0;
    for (const pane of panes) if (pane.end - 1 === time) this.#emit(pane);
    this.#store(panes.filter((pane) => pane.end - 1 + lateness > time));
  }

  #register(assigner: WindowAssigner, pane: Pane): void {
    if (assigner.kind === "global") return;
    const key = this.#runtime.keyed?.currentKey;
    if (assigner.domain === "processing") {
      this.#runtime.processingTimers.register(pane.end - 1, key);
      this.setting.wake();
      return;
    }
    if (pane.end - 1 > this.#runtime.currentWatermark) this.#runtime.eventTimers.register(pane.end - 1, key);
    if (this.#operator.allowedLateness > 0) {
      this.#runtime.eventTimers.register(pane.end - 1 + this.#operator.allowedLateness, key);
    }
  }

  #isGone(assigner: WindowAssigner, pane: Pane): boolean {
    if (assigner.kind === "global" || assigner.domain === "processing") return false;
    return pane.end - 1 + this.#operator.allowedLateness <= this.#runtime.currentWatermark;
  }

  #paneFor(panes: Pane[], window: TimeWindow): Pane {
    if (this.#operator.assigner.kind === "session") {
      return mergeSession(panes, { ...window, count: 0, content: undefined }, (a, b) => this.#merged(a, b));
    }
    const known = panes.find((pane) => pane.start === window.start && pane.end === window.end);
    return known ?? { ...window, count: 0, content: undefined };
  }

  #added(pane: Pane, value: unknown): unknown {
    const { collect } = this.#operator;
    switch (collect.kind) {
      case "reduce":
        return pane.count === 0 ? value : collect.reduce(pane.content, value);
      case "aggregate":
        return collect.aggregate.add(
          value,
          pane.count === 0 ? collect.aggregate.createAccumulator() : pane.content,
        );
      case "process":
        if (pane.count === 0) return [value];
        (pane.content as unknown[]).push(value);
        return pane.content;
    }
  }

  #merged(a: Pane, b: Pane): unknown {
    a.lineage = this.setting.tracker?.merged(a.lineage, b.lineage);
    if (a.count === 0) return b.content;
    if (b.count === 0) return a.content;
    const { collect } = this.#operator;
    switch (collect.kind) {
      case "reduce":
        return collect.reduce(a.content, b.content);
      case "aggregate":
        return collect.aggregate.merge(a.content, b.content);
      case "process":
        return [...(a.content as unknown[]), ...(b.content as unknown[])];
    }
  }

  #emit(pane: Pane): void {
    const { tracker } = this.setting;
    if (tracker === undefined) return this.#giveResult(pane);
    tracker.fired(pane.lineage, () => this.#giveResult(pane));
  }

  #giveResult(pane: Pane): void {
    const { collect, process, assigner } = this.#operator;
    this.#timestamp = assigner.kind === "global" ? null : pane.end - 1;
    const result = collect.kind === "aggregate" ? collect.aggregate.getResult(pane.content) : pane.content;
    if (process === undefined) {
      this.#collector.collect(result);
      return;
    }
    const elements = collect.kind === "process" ? [...(pane.content as unknown[])] : [result];
    const window: TimeWindow = { start: pane.start, end: pane.end };
    process.process(this.#runtime.keyed?.currentKey, window, this.#context(), elements, this.#collector);
  }

  #context(): WindowContext {
    return {
      currentWatermark: () => this.#runtime.currentWatermark,
      currentProcessingTime: () => this.setting.now(),
      output: (tag, value) => this.setting.output.side(tag.id, value, this.#timestamp),
    };
  }

  #store(panes: Pane[]): void {
    if (panes.length === 0) this.#panes.clear();
    else this.#panes.update(panes);
  }
}
