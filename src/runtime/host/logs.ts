import type { ClusterEvent, EgressLine } from "./snapshot.ts";

/** Lines and events kept for display. */
const KEPT = 500;

/** The last entries of a log, numbered from 1. */
class RecentEntries<T> {
  #entries: T[] = [];
  #last = 0;

  add(entry: T): void {
    this.#last++;
    this.#entries.push(entry);
    // Cutting now and then rather than each time keeps adding cheap.
    if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  after(sequence: number): readonly { readonly sequence: number; readonly entry: T }[] {
    const count = Math.min(KEPT, this.#entries.length, Math.max(0, this.#last - sequence));
    if (count === 0) return [];
    const first = this.#last - count + 1;
    return this.#entries.slice(-count).map((entry, i) => ({ sequence: first + i, entry }));
  }
}

type Line = Omit<EgressLine, "sequence" | "text"> & { readonly text: () => string };

/** Events of the cluster and lines of streamlets. A line's text is made only when somebody looks. */
export class RunLogs {
  readonly #now: () => number;
  readonly #events = new RecentEntries<Omit<ClusterEvent, "sequence">>();
  readonly #lines = new RecentEntries<Line>();

  constructor(now: () => number) {
    this.#now = now;
  }

  event(source: string, level: ClusterEvent["level"], message: string, cause?: string): void {
    const at = this.#now();
    this.#events.add({ at, level, source, message, ...(cause === undefined ? {} : { cause }) });
  }

  line(streamlet: string, text: () => string): void {
    this.#lines.add({ at: this.#now(), streamlet, text });
  }

  /** Takes over what another thread has logged. */
  adopt(events: readonly ClusterEvent[], lines: readonly EgressLine[]): void {
    for (const { sequence: _, ...event } of events) this.#events.add(event);
    for (const { sequence: _, text, ...line } of lines) this.#lines.add({ ...line, text: () => text });
  }

  eventsAfter(sequence: number): readonly ClusterEvent[] {
    return this.#events
      .after(sequence)
      .map(({ sequence: number, entry }) => ({ sequence: number, ...entry }));
  }

  linesAfter(sequence: number): readonly EgressLine[] {
    return this.#lines
      .after(sequence)
      .map(({ sequence: number, entry }) => ({ sequence: number, ...entry, text: entry.text() }));
  }
}
