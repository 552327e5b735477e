import type { TimeWindow } from "../../../streamlet/index.ts";
import { type KeyIdentity, keyIdentity } from "./key-identity.ts";
import type { TimerSnapshot } from "./snapshot.ts";

/** A timer that is due. */
export interface DueTimer {
  readonly time: number;
  readonly key: unknown;
  /** The window that it was set for, if any. */
  readonly window: TimeWindow | undefined;
}

interface Entry extends DueTimer {
  readonly identity: KeyIdentity;
  readonly place: number | string;
  live: boolean;
}

/** Timers of one subtask in one time domain, earliest first; one per key, time and window. */
export class TimerQueue {
  readonly #domain: "event" | "processing";
  /** Sorted by time, later ones first, so that the next is popped from the end. */
  readonly #queue: Entry[] = [];
  readonly #byKey = new Map<KeyIdentity, Map<number | string, Entry>>();

  constructor(domain: "event" | "processing") {
    this.#domain = domain;
  }

  /** Time of the earliest timer. */
  get next(): number | undefined {
    while (this.#queue.length > 0 && this.#queue.at(-1)?.live === false) this.#queue.pop();
    return this.#queue.at(-1)?.time;
  }

  register(time: number, key: unknown, window?: TimeWindow): void {
    const identity = keyIdentity(key);
    let times = this.#byKey.get(identity);
    if (times === undefined) {
      times = new Map();
      this.#byKey.set(identity, times);
    }
    const place = placeOf(time, window);
    if (times.has(place)) return;
    const entry: Entry = { time, key, window, identity, place, live: true };
    times.set(place, entry);
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#queue[middle] as Entry).time > time) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, entry);
  }

  remove(time: number, key: unknown, window?: TimeWindow): void {
    const entry = this.#byKey.get(keyIdentity(key))?.get(placeOf(time, window));
    if (entry === undefined) return;
    entry.live = false;
    this.#forget(entry);
  }

  /** The earliest timer that is due at a time, removed. */
  take(now: number): DueTimer | undefined {
    const { next } = this;
    if (next === undefined || next > now) return undefined;
    const entry = this.#queue.pop();
    if (entry !== undefined) this.#forget(entry);
    return entry;
  }

  snapshot(): readonly TimerSnapshot[] {
    return this.#queue
      .filter((entry) => entry.live)
      .map(({ time, key, window }) => ({
        domain: this.#domain,
        time,
        key,
        ...(window === undefined ? {} : { window }),
      }))
      .reverse();
  }

  #forget(entry: Entry): void {
    const times = this.#byKey.get(entry.identity);
    times?.delete(entry.place);
    if (times?.size === 0) this.#byKey.delete(entry.identity);
  }
}

function placeOf(time: number, window: TimeWindow | undefined): number | string {
  return window === undefined ? time : `${time} ${window.start} ${window.end}`;
}
