import type { Timer } from "./clock.ts";

/** Something to be done at a time; at equal times in the order of scheduling. */
export class TimerEntry implements Timer {
  readonly at: number;
  readonly order: number;
  /** Undefined once it is done or called off. */
  run: (() => void) | undefined;

  constructor(at: number, order: number, run: () => void) {
    this.at = at;
    this.order = order;
    this.run = run;
  }

  cancel(): void {
    this.run = undefined;
  }
}

/** Entries, earliest first: a binary heap. Those that are called off count as gone. */
export class TimerHeap {
  readonly #heap: TimerEntry[] = [];

  get first(): TimerEntry | undefined {
    const heap = this.#heap;
    while (heap[0] !== undefined && heap[0].run === undefined) this.#pop();
    return heap[0];
  }

  push(entry: TimerEntry): void {
    const heap = this.#heap;
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const above = (i - 1) >> 1;
      const parent = heap[above] as TimerEntry;
      if (!isBefore(entry, parent)) break;
      heap[i] = parent;
      i = above;
    }
    heap[i] = entry;
  }

  /** Takes the first entry out. */
  shift(): TimerEntry | undefined {
    const { first } = this;
    if (first !== undefined) this.#pop();
    return first;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let below = 2 * i + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right !== undefined && isBefore(right, heap[below] as TimerEntry)) below++;
      const child = heap[below] as TimerEntry;
      if (!isBefore(child, last)) break;
      heap[i] = child;
      i = below;
    }
    heap[i] = last;
  }
}

export function isBefore(a: TimerEntry, b: TimerEntry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
