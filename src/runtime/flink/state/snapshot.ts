import type { ValueLineages } from "../../audit/lineage.ts";

/** State of one key of one operator, by state name. */
export interface KeySnapshot {
  readonly key: unknown;
  /** In the order of the state names; undefined where the key has none. */
  readonly values: readonly unknown[];
  /** When each value was last written, for states with a time to live. */
  readonly written?: readonly number[];
  /** What each value was made of, for the delivery audit. */
  readonly lineages?: ValueLineages;
}

/** State and timers of some key groups of one operator. */
export interface KeyedSnapshot {
  readonly names: readonly string[];
  readonly groups: ReadonlyMap<number, readonly KeySnapshot[]>;
  readonly timers: ReadonlyMap<number, readonly TimerSnapshot[]>;
}

export interface TimerSnapshot {
  readonly domain: "event" | "processing";
  readonly time: number;
  readonly key: unknown;
  /** The window that it was set for, if any. */
  readonly window?: { readonly start: number; readonly end: number };
}

/** A list of operator state in one subtask. */
export interface ListSnapshot {
  /** How items are handed out when the parallelism changes: split up, all to all, or each subtask's own copy. */
  readonly mode: "split" | "union" | "broadcast";
  readonly items: readonly unknown[];
}

/** What one subtask of one operator puts into a checkpoint. */
export interface OperatorSnapshot {
  readonly keyed?: KeyedSnapshot;
  /** Operator state by name. */
  readonly lists?: Readonly<Record<string, ListSnapshot>>;
  /** State of the operator itself, such as source offsets or prepared transactions. */
  readonly own?: unknown;
}
