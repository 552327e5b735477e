import type { Clock, Timer } from "./clock.ts";

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly idle: boolean;
  run: (() => void) | undefined;
}

/** One queue of things to do on virtual time: earliest first, in the order of scheduling at equal times. */
export class EventLoop implements Clock {
  readonly #heap: Entry[] = [];
  #now = 0;
  #order = 0;
  #work = 0;

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): Timer {
    return this.#schedule(milliseconds, run, false);
  }

  afterIdle(milliseconds: number, run: () => void): Timer {
    return this.#schedule(milliseconds, run, true);
  }

  /** Whether anything but recurring chores is due. */
  get hasWork(): boolean {
    return this.#work > 0;
  }

  /** When the next thing is due; undefined when nothing is. */
  get nextAt(): number | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.at;
  }

  /** Does the next thing. False when there is none. */
  step(): boolean {
    this.#dropCancelled();
    const entry = this.#pop();
    if (entry === undefined) return false;
    this.#now = entry.at;
    if (!entry.idle) this.#work--;
    const { run } = entry;
    entry.run = undefined;
    run?.();
    return true;
  }

  /** Lets time pass to a moment before the next event. */
  moveTo(time: number): void {
    if (time > this.#now && time <= (this.nextAt ?? Number.POSITIVE_INFINITY)) this.#now = time;
  }

  #schedule(milliseconds: number, run: () => void, idle: boolean): Timer {
    const entry: Entry = { at: this.#now + Math.max(0, milliseconds), order: this.#order++, idle, run };
    this.#push(entry);
    if (!idle) this.#work++;
    return {
      cancel: () => {
        if (entry.run === undefined) return;
        entry.run = undefined;
        if (!idle) this.#work--;
      },
    };
  }

  #dropCancelled(): void {
    while (this.#heap[0] !== undefined && this.#heap[0].run === undefined) this.#pop();
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const above = (i - 1) >> 1;
      const parent = heap[above] as Entry;
      if (!isBefore(entry, parent)) break;
      heap[i] = parent;
      i = above;
    }
    heap[i] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let below = 2 * i + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right !== undefined && isBefore(right, heap[below] as Entry)) below++;
      const child = heap[below] as Entry;
      if (!isBefore(child, last)) break;
      heap[i] = child;
      i = below;
    }
    heap[i] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
