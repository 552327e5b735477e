import { type KeyIdentity, keyIdentity } from "./key-identity.ts";
import type { TimerSnapshot } from "./snapshot.ts";

interface Entry {
  readonly time: number;
  readonly key: unknown;
  readonly identity: KeyIdentity;
  live: boolean;
}

/** Timers of one subtask in one time domain, earliest first; one per key and time. */
export class TimerQueue {
  readonly #domain: "event" | "processing";
  /** Sorted by time, later ones first, so that the next is popped from the end. */
  readonly #queue: Entry[] = [];
  readonly #byKey = new Map<KeyIdentity, Map<number, Entry>>();

  constructor(domain: "event" | "processing") {
    this.#domain = domain;
  }

  /** Time of the earliest timer. */
  get next(): number | undefined {
    while (this.#queue.length > 0 && this.#queue.at(-1)?.live === false) this.#queue.pop();
    return this.#queue.at(-1)?.time;
  }

  register(time: number, key: unknown): void {
    const identity = keyIdentity(key);
    let times = this.#byKey.get(identity);
    if (times === undefined) {
      times = new Map();
      this.#byKey.set(identity, times);
    }
    if (times.has(time)) return;
    const entry: Entry = { time, key, identity, live: true };
    times.set(time, entry);
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#queue[middle] as Entry).time > time) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, entry);
  }

  remove(time: number, key: unknown): void {
    const entry = this.#byKey.get(keyIdentity(key))?.get(time);
    if (entry === undefined) return;
    entry.live = false;
    this.#forget(entry);
  }

  /** The earliest timer that is due at a time, removed. */
  take(now: number): { readonly time: number; readonly key: unknown } | undefined {
    const { next } = this;
    if (next === undefined || next > now) return undefined;
    const entry = this.#queue.pop();
    if (entry !== undefined) this.#forget(entry);
    return entry;
  }

  snapshot(): readonly TimerSnapshot[] {
    return this.#queue
      .filter((entry) => entry.live)
      .map(({ time, key }) => ({ domain: this.#domain, time, key }))
      .reverse();
  }

  #forget(entry: Entry): void {
    const times = this.#byKey.get(entry.identity);
    times?.delete(entry.time);
    if (times?.size === 0) this.#byKey.delete(entry.identity);
  }
}
