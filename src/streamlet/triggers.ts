import { requirePositive } from "./require-positive.ts";
import type {
  ListState,
  ListStateDescriptor,
  ReducingState,
  ReducingStateDescriptor,
  ValueState,
  ValueStateDescriptor,
} from "./state.ts";
import { ReducingStateDescriptor as Reducing, ValueStateDescriptor as ValueDescriptor } from "./state.ts";
import type { TimeWindow } from "./windows.ts";

/** What becomes of a window: whether its result is emitted, and whether its elements are dropped. */
export const TriggerResult = {
  CONTINUE: "continue",
  FIRE: "fire",
  PURGE: "purge",
  FIRE_AND_PURGE: "fire-and-purge",
} as const;
export type TriggerResult = (typeof TriggerResult)[keyof typeof TriggerResult];

/** What a trigger may use: time, timers and state of the window and key at hand. */
export interface TriggerContext {
  getCurrentProcessingTime(): number;
  getCurrentWatermark(): number;
  registerProcessingTimeTimer(time: number): void;
  registerEventTimeTimer(time: number): void;
  deleteProcessingTimeTimer(time: number): void;
  deleteEventTimeTimer(time: number): void;
  getPartitionedState<T>(descriptor: ValueStateDescriptor<T>): ValueState<T>;
  getPartitionedState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  getPartitionedState<T>(descriptor: ReducingStateDescriptor<T>): ReducingState<T>;
}

/** Several windows have become one: their states can be merged too. */
export interface OnMergeContext extends TriggerContext {
  mergePartitionedState<T>(descriptor: ListStateDescriptor<T> | ReducingStateDescriptor<T>): void;
}

/** Decides when a window emits its result. */
export abstract class Trigger<T> {
  abstract onElement(
    element: T,
    timestamp: number | null,
    window: TimeWindow,
    context: TriggerContext,
  ): TriggerResult;
  abstract onProcessingTime(time: number, window: TimeWindow, context: TriggerContext): TriggerResult;
  abstract onEventTime(time: number, window: TimeWindow, context: TriggerContext): TriggerResult;
  /** The window goes: its timers and states are to be cleared. */
  abstract clear(window: TimeWindow, context: TriggerContext): void;
  /** Only such triggers can be used with session windows. */
  canMerge(): boolean {
    return false;
  }
  onMerge(_window: TimeWindow, _context: OnMergeContext): void {
    throw new Error("This trigger does not support merging.");
  }
}

const { CONTINUE, FIRE, PURGE, FIRE_AND_PURGE } = TriggerResult;
const lastOf = (window: TimeWindow) => window.end - 1;

/** Fires when the watermark passes the end of the window: what event-time windows do by themselves. */
export class EventTimeTrigger extends Trigger<unknown> {
  static create(): EventTimeTrigger {
    return new EventTimeTrigger();
  }
  override onElement(_element: unknown, _time: number | null, window: TimeWindow, context: TriggerContext) {
    if (lastOf(window) <= context.getCurrentWatermark()) return FIRE;
    context.registerEventTimeTimer(lastOf(window));
    return CONTINUE;
  }
  override onEventTime(time: number, window: TimeWindow) {
    return time === lastOf(window) ? FIRE : CONTINUE;
  }
  override onProcessingTime() {
    return CONTINUE;
  }
  override clear(window: TimeWindow, context: TriggerContext) {
    context.deleteEventTimeTimer(lastOf(window));
  }
  override canMerge() {
    return true;
  }
  override onMerge(window: TimeWindow, context: OnMergeContext) {
    if (lastOf(window) > context.getCurrentWatermark()) context.registerEventTimeTimer(lastOf(window));
  }
}

/** Fires when processing time passes the end of the window. */
export class ProcessingTimeTrigger extends Trigger<unknown> {
  static create(): ProcessingTimeTrigger {
    return new ProcessingTimeTrigger();
  }
  override onElement(_element: unknown, _time: number | null, window: TimeWindow, context: TriggerContext) {
    context.registerProcessingTimeTimer(lastOf(window));
    return CONTINUE;
  }
  override onEventTime() {
    return CONTINUE;
  }
  override onProcessingTime() {
    return FIRE;
  }
  override clear(window: TimeWindow, context: TriggerContext) {
    context.deleteProcessingTimeTimer(lastOf(window));
  }
  override canMerge() {
    return true;
  }
  override onMerge(window: TimeWindow, context: OnMergeContext) {
    if (lastOf(window) > context.getCurrentProcessingTime())
      context.registerProcessingTimeTimer(lastOf(window));
  }
}

/** Fires each time the window has so many more elements. */
export class CountTrigger extends Trigger<unknown> {
  readonly #most: number;
  readonly #count = new Reducing<number>("count", (a, b) => a + b);
  private constructor(most: number) {
    super();
    this.#most = most;
  }
  static of(count: number): CountTrigger {
    return new CountTrigger(requirePositive("count of a trigger", count));
  }
  override onElement(_element: unknown, _time: number | null, _window: TimeWindow, context: TriggerContext) {
    const count = context.getPartitionedState(this.#count);
    count.add(1);
    if ((count.get() ?? 0) < this.#most) return CONTINUE;
    count.clear();
    return FIRE;
  }
  override onEventTime() {
    return CONTINUE;
  }
  override onProcessingTime() {
    return CONTINUE;
  }
  override clear(_window: TimeWindow, context: TriggerContext) {
    context.getPartitionedState(this.#count).clear();
  }
  override canMerge() {
    return true;
  }
  override onMerge(_window: TimeWindow, context: OnMergeContext) {
    context.mergePartitionedState(this.#count);
  }
}

/** Drops the elements of the window each time another trigger fires. */
export class PurgingTrigger<T> extends Trigger<T> {
  readonly #inner: Trigger<T>;
  private constructor(inner: Trigger<T>) {
    super();
    this.#inner = inner;
  }
  static of<T>(trigger: Trigger<T>): PurgingTrigger<T> {
    return new PurgingTrigger(trigger);
  }
  override onElement(element: T, timestamp: number | null, window: TimeWindow, context: TriggerContext) {
    return purging(this.#inner.onElement(element, timestamp, window, context));
  }
  override onEventTime(time: number, window: TimeWindow, context: TriggerContext) {
    return purging(this.#inner.onEventTime(time, window, context));
  }
  override onProcessingTime(time: number, window: TimeWindow, context: TriggerContext) {
    return purging(this.#inner.onProcessingTime(time, window, context));
  }
  override clear(window: TimeWindow, context: TriggerContext) {
    this.#inner.clear(window, context);
  }
  override canMerge() {
    return this.#inner.canMerge();
  }
  override onMerge(window: TimeWindow, context: OnMergeContext) {
    this.#inner.onMerge(window, context);
  }
}

function purging(result: TriggerResult): TriggerResult {
  return result === FIRE || result === FIRE_AND_PURGE ? FIRE_AND_PURGE : result;
}

/** Fires at each whole multiple of an interval; what both time domains have in common. */
abstract class ContinuousTrigger extends Trigger<unknown> {
  readonly #interval: number;
  readonly #next = new Reducing<number>("fire-time", (a, b) => Math.min(a, b));
  protected constructor(interval: number) {
    super();
    this.#interval = requirePositive("interval of a trigger", interval);
  }
  protected abstract register(time: number, context: TriggerContext): void;
  protected abstract unregister(time: number, context: TriggerContext): void;

  /** Sets the first timer of a window; `time` is that of an element. Times before 1970 round up, as in Flink. */
  protected begin(time: number, window: TimeWindow, context: TriggerContext): void {
    if (context.getPartitionedState(this.#next).get() !== null) return;
    this.#schedule(time - (time % this.#interval), window, context);
  }
  /** What a timer at `time` means, and the next one if it was the one that was due. */
  protected due(time: number, window: TimeWindow, context: TriggerContext): TriggerResult {
    if (time === lastOf(window)) return FIRE;
    const next = context.getPartitionedState(this.#next);
    if (next.get() !== time) return CONTINUE;
    next.clear();
    this.#schedule(time, window, context);
    return FIRE;
  }
  override clear(_window: TimeWindow, context: TriggerContext) {
    const next = context.getPartitionedState(this.#next);
    const time = next.get();
    if (time !== null) this.unregister(time, context);
    next.clear();
  }
  override canMerge() {
    return true;
  }
  override onMerge(_window: TimeWindow, context: OnMergeContext) {
    context.mergePartitionedState(this.#next);
    const time = context.getPartitionedState(this.#next).get();
    if (time !== null) this.register(time, context);
  }
  #schedule(time: number, window: TimeWindow, context: TriggerContext): void {
    const next = Math.min(time + this.#interval, lastOf(window));
    context.getPartitionedState(this.#next).add(next);
    this.register(next, context);
  }
}

/** Fires every so many milliseconds of event time, and at the end of the window. */
export class ContinuousEventTimeTrigger extends ContinuousTrigger {
  static of(interval: number): ContinuousEventTimeTrigger {
    return new ContinuousEventTimeTrigger(interval);
  }
  override onElement(
    _element: unknown,
    timestamp: number | null,
    window: TimeWindow,
    context: TriggerContext,
  ) {
    if (lastOf(window) <= context.getCurrentWatermark()) return FIRE;
    context.registerEventTimeTimer(lastOf(window));
    this.begin(timestamp ?? 0, window, context);
    return CONTINUE;
  }
  override onEventTime(time: number, window: TimeWindow, context: TriggerContext) {
    return this.due(time, window, context);
  }
  override onProcessingTime() {
    return CONTINUE;
  }
  protected override register(time: number, context: TriggerContext): void {
    context.registerEventTimeTimer(time);
  }
  protected override unregister(time: number, context: TriggerContext): void {
    context.deleteEventTimeTimer(time);
  }
}

/** Fires every so many milliseconds of processing time. */
export class ContinuousProcessingTimeTrigger extends ContinuousTrigger {
  static of(interval: number): ContinuousProcessingTimeTrigger {
    return new ContinuousProcessingTimeTrigger(interval);
  }
  override onElement(_element: unknown, _time: number | null, window: TimeWindow, context: TriggerContext) {
    this.begin(context.getCurrentProcessingTime(), window, context);
    return CONTINUE;
  }
  override onProcessingTime(time: number, window: TimeWindow, context: TriggerContext) {
    return this.due(time, window, context);
  }
  override onEventTime() {
    return CONTINUE;
  }
  protected override register(time: number, context: TriggerContext): void {
    context.registerProcessingTimeTimer(time);
  }
  protected override unregister(time: number, context: TriggerContext): void {
    context.deleteProcessingTimeTimer(time);
  }
}

/** Fires when an element differs from the one at the last firing (at first, the first element) by more than a threshold. */
export class DeltaTrigger<T> extends Trigger<T> {
  readonly #threshold: number;
  readonly #delta: (old: T, current: T) => number;
  readonly #last = new ValueDescriptor<T>("last-element");
  private constructor(threshold: number, delta: (old: T, current: T) => number) {
    super();
    this.#threshold = threshold;
    this.#delta = delta;
  }
  static of<T>(threshold: number, delta: (old: T, current: T) => number): DeltaTrigger<T> {
    return new DeltaTrigger(threshold, delta);
  }
  override onElement(element: T, _time: number | null, _window: TimeWindow, context: TriggerContext) {
    const last = context.getPartitionedState(this.#last);
    const before = last.value();
    if (before !== null && !(this.#delta(before, element) > this.#threshold)) return CONTINUE;
    last.update(element);
    return before === null ? CONTINUE : FIRE;
  }
  override onEventTime() {
    return CONTINUE;
  }
  override onProcessingTime() {
    return CONTINUE;
  }
  override clear(_window: TimeWindow, context: TriggerContext) {
    context.getPartitionedState(this.#last).clear();
  }
}

/** Never fires: what global windows do by themselves. */
export class NeverTrigger extends Trigger<unknown> {
  override onElement() {
    return CONTINUE;
  }
  override onEventTime() {
    return CONTINUE;
  }
  override onProcessingTime() {
    return CONTINUE;
  }
  override clear() {}
}

/** Whether a result emits, and whether it drops the window's elements. */
export const isFire = (result: TriggerResult) => result === FIRE || result === FIRE_AND_PURGE;
export const isPurge = (result: TriggerResult) => result === PURGE || result === FIRE_AND_PURGE;
