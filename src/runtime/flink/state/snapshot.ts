/** State of one key of one operator, by state name. */
export interface KeySnapshot {
  readonly key: unknown;
  /** In the order of the state names; undefined where the key has none. */
  readonly values: readonly unknown[];
  /** When each value was last written, for states with a time to live. */
  readonly written?: readonly number[];
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
}

/** What one subtask of one operator puts into a checkpoint. */
export interface OperatorSnapshot {
  readonly keyed?: KeyedSnapshot;
  /** State of the operator itself, such as source offsets or prepared transactions. */
  readonly own?: unknown;
}
