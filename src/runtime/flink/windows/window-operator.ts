import {
  EventTimeTrigger,
  isFire,
  isPurge,
  NeverTrigger,
  ProcessingTimeTrigger,
  type TimestampedValue,
  type TimeWindow,
  type Trigger,
  type TriggerResult,
  type ValueState,
  ValueStateDescriptor,
  type WindowAssigner,
} from "../../../streamlet/index.ts";
import type { OperatorSetting } from "../operators/operator-setting.ts";
import { type TimeDomain, TimedOperator } from "../operators/timed-operator.ts";
import type { DueTimer } from "../state/timers.ts";
import type { Pane } from "./pane.ts";
import { PaneContext } from "./pane-context.ts";
import { mergeWindow, windowsOf } from "./window-assignment.ts";
import {
  aggregated,
  applyEvicting,
  listed,
  reduced,
  timestamped,
  type WindowContents,
} from "./window-contents.ts";

/** Cuts each key's records into windows and emits results when the trigger says so (Flink's `WindowOperator`). */
export class WindowOperator extends TimedOperator {
  readonly #operator;
  readonly #contents: WindowContents;
  readonly #trigger: Trigger<unknown>;
  readonly #panes: ValueState<Pane[]>;
  readonly #context: PaneContext;

  constructor(setting: OperatorSetting) {
    const { operator } = setting.node;
    if (operator.kind !== "window") throw new Error("A window operator needs windows.");
    super(setting, operator.process);
    this.#operator = operator;
    const { collect, assigner, evictor, trigger } = operator;
    this.#contents = evictor === undefined ? contentsOf(collect) : timestamped;
    this.#trigger = trigger ?? triggerOf(assigner);
    const { keyed } = this.runtime;
    if (keyed === undefined) throw new Error("Windows need a keyed stream.");
    // Each window knows its own elements, hence the state that they are kept in is not followed.
    const isFollowed = false;
    this.#panes = keyed.value(new ValueStateDescriptor<Pane[]>("windows"), isFollowed);
    this.#context = new PaneContext(this.runtime, assigner.kind === "session");
  }

  protected override process(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.runtime.setCurrentKey(value, side);
    const { assigner, allowedLateness, lateTag } = this.#operator;
    const isEventTime = assigner.kind !== "global" && assigner.domain === "event";
    if (isEventTime && timestamp === null) {
      throw new Error(
        "Record has Long.MIN_VALUE timestamp (= no timestamp marker). Is the time characteristic set to 'ProcessingTime', or did you forget to call 'DataStream.assignTimestampsAndWatermarks(...)'?",
      );
    }
    const time = isEventTime && timestamp !== null ? timestamp : this.setting.now();
    const panes = this.#panes.value() ?? [];
    const { tracker } = this.setting;
    let isSkipped = true;
    let turn = 0;
    for (const window of windowsOf(assigner, time, value)) {
      turn++;
      const pane = this.#paneFor(panes, window);
      if (this.#isGone(pane)) {
        if (pane.content === undefined) panes.splice(panes.indexOf(pane), 1);
        continue;
      }
      isSkipped = false;
      pane.content = this.#contents.add(pane.content, value, timestamp);
      if (tracker !== undefined) pane.lineage = tracker.joined(pane.lineage, turn);
      this.#context.pane = pane;
      this.#react(this.#trigger.onElement(value, timestamp, this.#context.window, this.#context), pane);
      if (assigner.kind === "global") {
        // Nothing would ever clean up after an empty global window.
        if (isEmpty(pane)) panes.splice(panes.indexOf(pane), 1);
      } else this.#registerCleanup(pane);
    }
    this.#store(panes);
    const isLate = isEventTime && time + allowedLateness <= this.runtime.currentWatermark;
    if (!isSkipped || !isLate) return;
    tracker?.late();
    if (lateTag !== undefined) this.setting.output.side(lateTag, value, timestamp);
  }

  protected override onTimer({ time, window }: DueTimer, domain: TimeDomain): void {
    const panes = this.#panes.value() ?? [];
    const pane = panes.find((each) => each.start === window?.start && each.end === window.end);
    if (pane === undefined) return;
    this.#context.pane = pane;
    const context = this.#context;
    const result =
      domain === "event"
        ? this.#trigger.onEventTime(time, context.window, context)
        : this.#trigger.onProcessingTime(time, context.window, context);
    this.#react(result, pane);
    const { assigner } = this.#operator;
    if (assigner.kind !== "global" && assigner.domain === domain && time === this.#cleanupTime(pane)) {
      this.#drop(panes, pane);
    }
    this.#store(panes);
  }

  #react(result: TriggerResult, pane: Pane): void {
    if (isFire(result) && pane.content !== undefined) this.#emit(pane);
    if (!isPurge(result)) return;
    pane.content = undefined;
    pane.lineage = undefined;
  }

  #drop(panes: Pane[], pane: Pane): void {
    const { process } = this.#operator;
    this.#trigger.clear(this.#context.window, this.#context);
    process?.clear(this.#context.window, this.#context.forFunction(this.setting.output, this.timestamp));
    panes.splice(panes.indexOf(pane), 1);
  }

  #cleanupTime({ end }: TimeWindow): number {
    const { assigner, allowedLateness } = this.#operator;
    return end - 1 + (assigner.kind !== "global" && assigner.domain === "event" ? allowedLateness : 0);
  }

  #registerCleanup(pane: Pane): void {
    const { assigner } = this.#operator;
    if (assigner.kind === "global") return;
    if (assigner.domain === "event") this.#context.registerEventTimeTimer(this.#cleanupTime(pane));
    else this.#context.registerProcessingTimeTimer(this.#cleanupTime(pane));
  }

  #isGone(pane: Pane): boolean {
    const { assigner } = this.#operator;
    if (assigner.kind === "global" || assigner.domain === "processing") return false;
    return this.#cleanupTime(pane) <= this.runtime.currentWatermark;
  }

  #paneFor(panes: Pane[], window: TimeWindow): Pane {
    if (this.#operator.assigner.kind === "session") return this.#session(panes, window);
    const known = panes.find((pane) => pane.start === window.start && pane.end === window.end);
    if (known !== undefined) return known;
    const pane = { ...window, content: undefined };
    panes.push(pane);
    return pane;
  }

  /** The session that a new window becomes part of; those that it joins are merged and their timers forgotten. */
  #session(panes: Pane[], window: TimeWindow): Pane {
    const { merged, parts } = mergeWindow(panes, window);
    const [first] = parts;
    if (
      first !== undefined &&
      parts.length === 1 &&
      first.start === merged.start &&
      first.end === merged.end
    ) {
      return first;
    }
    const pane: Pane = { ...merged, content: undefined };
    for (const part of parts) {
      if (part.content === undefined) continue;
      pane.content =
        pane.content === undefined ? part.content : this.#contents.merge(pane.content, part.content);
      pane.lineage =
        pane.lineage === undefined ? part.lineage : this.setting.tracker?.merged(pane.lineage, part.lineage);
    }
    if (parts.length > 0) {
      this.#context.pane = pane;
      this.#context.parts = parts;
      this.#trigger.onMerge(this.#context.window, this.#context);
    }
    for (const part of parts) {
      this.#context.pane = part;
      this.#trigger.clear(this.#context.window, this.#context);
      this.#context.deleteEventTimeTimer(this.#cleanupTime(part));
      this.#context.deleteProcessingTimeTimer(this.#cleanupTime(part));
      panes.splice(panes.indexOf(part), 1);
    }
    panes.push(pane);
    return pane;
  }

  #emit(pane: Pane): void {
    const { tracker } = this.setting;
    if (tracker === undefined) this.#giveResult(pane);
    else tracker.fired(pane.lineage, () => this.#giveResult(pane));
  }

  #giveResult(pane: Pane): void {
    const { evictor, collect } = this.#operator;
    // Results of a global window are at the end of time, as in Flink.
    this.timestamp = pane.end - 1;
    if (evictor === undefined) {
      this.#apply(this.#contents.elements(pane.content));
      return;
    }
    const content = pane.content as readonly TimestampedValue<unknown>[];
    const kept = applyEvicting(evictor, content, this.#context.window, (elements) => {
      // Results are made anew of the elements that stay.
      const contents = contentsOf(collect);
      let result: unknown;
      for (const element of elements) result = contents.add(result, element, null);
      this.#apply(contents.elements(result));
    });
    pane.content = kept.length === 0 ? undefined : [...kept];
  }

  #apply(elements: readonly unknown[]): void {
    const { process } = this.#operator;
    if (process === undefined) {
      for (const element of elements) this.collector.collect(element);
      return;
    }
    const context = this.#context.forFunction(this.setting.output, this.timestamp);
    const key = this.runtime.keyed?.currentKey;
    process.process(key, this.#context.window, context, elements, this.collector);
  }

  #store(panes: Pane[]): void {
    if (panes.length === 0) this.#panes.clear();
    else this.#panes.update(panes);
  }
}

function contentsOf(
  collect: Extract<OperatorSetting["node"]["operator"], { kind: "window" }>["collect"],
): WindowContents {
  switch (collect.kind) {
    case "reduce":
      return reduced(collect.reduce);
    case "aggregate":
      return aggregated(collect.aggregate);
    case "process":
      return listed;
  }
}

function triggerOf(assigner: WindowAssigner): Trigger<unknown> {
  if (assigner.kind === "global") return new NeverTrigger();
  return assigner.domain === "event" ? EventTimeTrigger.create() : ProcessingTimeTrigger.create();
}

function isEmpty(pane: Pane): boolean {
  return pane.content === undefined && (pane.states === undefined || pane.states.size === 0);
}
