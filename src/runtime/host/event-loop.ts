import type { Clock, Timer } from "./clock.ts";
import { isBefore, TimerEntry, TimerHeap } from "./timer-heap.ts";

/** One queue of things to do on virtual time: earliest first, in the order of scheduling at equal times. */
export class EventLoop implements Clock {
  readonly #work = new TimerHeap();
  readonly #chores = new TimerHeap();
  #now = 0;
  #order = 0;
  #holdsChores = false;

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): Timer {
    return this.#schedule(this.#work, milliseconds, run);
  }

  afterIdle(milliseconds: number, run: () => void): Timer {
    return this.#schedule(this.#chores, milliseconds, run);
  }

  /** Whether anything but recurring chores is due. */
  get hasWork(): boolean {
    return this.#work.first !== undefined;
  }

  /** When the next thing is due; undefined when nothing is. */
  get nextAt(): number | undefined {
    return this.#next().first?.at;
  }

  /** Lets chores wait, or go on. */
  holdChores(hold: boolean): void {
    this.#holdsChores = hold;
  }

  /** Does the next thing. False when there is none. */
  step(): boolean {
    const entry = this.#next().shift();
    if (entry === undefined) return false;
    // What has been held back is done late.
    if (entry.at > this.#now) this.#now = entry.at;
    const { run } = entry;
    entry.run = undefined;
    run?.();
    return true;
  }

  /** Lets time pass to a moment before the next event. */
  moveTo(time: number): void {
    if (time > this.#now && time <= (this.nextAt ?? Number.POSITIVE_INFINITY)) this.#now = time;
  }

  /** The heap whose first entry is next. */
  #next(): TimerHeap {
    const work = this.#work.first;
    const chore = this.#holdsChores ? undefined : this.#chores.first;
    if (chore === undefined) return this.#work;
    return work === undefined || isBefore(chore, work) ? this.#chores : this.#work;
  }

  #schedule(heap: TimerHeap, milliseconds: number, run: () => void): Timer {
    const entry = new TimerEntry(this.#now + Math.max(0, milliseconds), this.#order++, run);
    heap.push(entry);
    return entry;
  }
}
