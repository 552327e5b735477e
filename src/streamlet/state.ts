/** How long state lives. Times are milliseconds of processing time, as in Flink. */
export interface StateTtlConfig {
  readonly ttl: number;
  readonly updateType: "OnCreateAndWrite" | "OnReadAndWrite";
  readonly stateVisibility: "NeverReturnExpired" | "ReturnExpiredIfNotCleanedUp";
}

class StateTtlConfigBuilder {
  readonly #config: StateTtlConfig;
  constructor(config: StateTtlConfig) {
    this.#config = config;
  }
  setUpdateType(updateType: StateTtlConfig["updateType"]): StateTtlConfigBuilder {
    return new StateTtlConfigBuilder({ ...this.#config, updateType });
  }
  setStateVisibility(stateVisibility: StateTtlConfig["stateVisibility"]): StateTtlConfigBuilder {
    return new StateTtlConfigBuilder({ ...this.#config, stateVisibility });
  }
  updateTtlOnReadAndWrite(): StateTtlConfigBuilder {
    return this.setUpdateType("OnReadAndWrite");
  }
  returnExpiredIfNotCleanedUp(): StateTtlConfigBuilder {
    return this.setStateVisibility("ReturnExpiredIfNotCleanedUp");
  }
  build(): StateTtlConfig {
    return this.#config;
  }
}

export const StateTtlConfig = {
  UpdateType: { OnCreateAndWrite: "OnCreateAndWrite", OnReadAndWrite: "OnReadAndWrite" },
  StateVisibility: {
    NeverReturnExpired: "NeverReturnExpired",
    ReturnExpiredIfNotCleanedUp: "ReturnExpiredIfNotCleanedUp",
  },
  /** `ttl`: milliseconds after which state expires. */
  newBuilder(ttl: number): StateTtlConfigBuilder {
    if (!(ttl > 0)) throw new Error("TTL is expected to be positive.");
    return new StateTtlConfigBuilder({
      ttl,
      updateType: "OnCreateAndWrite",
      stateVisibility: "NeverReturnExpired",
    });
  },
} as const;

/** Describes a state; the name identifies it within its operator across restarts. */
abstract class StateDescriptor {
  readonly name: string;
  #ttl: StateTtlConfig | undefined;
  protected constructor(name: string, options: StateOptions = {}) {
    this.name = name;
    if (options.ttl !== undefined) this.#ttl = StateTtlConfig.newBuilder(options.ttl).build();
  }
  /** When state of a key expires; undefined: never. */
  get ttl(): StateTtlConfig | undefined {
    return this.#ttl;
  }
  enableTimeToLive(config: StateTtlConfig): this {
    this.#ttl = config;
    return this;
  }
}

export interface StateOptions {
  /** State of a key expires so many milliseconds after its last update. */
  readonly ttl?: number;
}

export class ValueStateDescriptor<T> extends StateDescriptor {
  readonly kind = "value";
  /** Never set: keeps the type of the value. */
  declare readonly of: T;
  constructor(name: string, options?: StateOptions) {
    super(name, options);
  }
}

export class ListStateDescriptor<T> extends StateDescriptor {
  readonly kind = "list";
  declare readonly of: T;
  constructor(name: string, options?: StateOptions) {
    super(name, options);
  }
}

export class MapStateDescriptor<K, V> extends StateDescriptor {
  readonly kind = "map";
  declare readonly of: readonly [K, V];
  constructor(name: string, options?: StateOptions) {
    super(name, options);
  }
}

export class ReducingStateDescriptor<T> extends StateDescriptor {
  readonly kind = "reducing";
  readonly reduce: (a: T, b: T) => T;
  constructor(name: string, reduce: (a: T, b: T) => T, options?: StateOptions) {
    super(name, options);
    this.reduce = reduce;
  }
}

export class AggregatingStateDescriptor<I, A, O> extends StateDescriptor {
  readonly kind = "aggregating";
  readonly aggregate: Aggregate<I, A, O>;
  constructor(name: string, aggregate: Aggregate<I, A, O>, options?: StateOptions) {
    super(name, options);
    this.aggregate = aggregate;
  }
}

/** As `AggregateFunction`. */
interface Aggregate<I, A, O> {
  createAccumulator(): A;
  add(value: I, accumulator: A): A;
  getResult(accumulator: A): O;
}

export interface AggregatingState<I, O> {
  get(): O | null;
  add(value: I): void;
  clear(): void;
}

/** Broadcast state as its keyed or other side sees it: equal in all subtasks, hence read-only. */
export interface ReadOnlyBroadcastState<K, V> {
  get(key: K): V | null;
  contains(key: K): boolean;
  immutableEntries(): Iterable<readonly [K, V]>;
}

export interface BroadcastState<K, V> extends ReadOnlyBroadcastState<K, V> {
  put(key: K, value: V): void;
  remove(key: K): void;
  entries(): Iterable<readonly [K, V]>;
  clear(): void;
}

export interface ValueState<T> {
  /** Null where the key has none. */
  value(): T | null;
  update(value: T): void;
  clear(): void;
}

export interface ListState<T> {
  get(): Iterable<T>;
  add(value: T): void;
  addAll(values: Iterable<T>): void;
  update(values: Iterable<T>): void;
  clear(): void;
}

export interface MapState<K, V> {
  get(key: K): V | null;
  put(key: K, value: V): void;
  putAll(entries: Iterable<readonly [K, V]>): void;
  contains(key: K): boolean;
  remove(key: K): void;
  entries(): Iterable<readonly [K, V]>;
  keys(): Iterable<K>;
  values(): Iterable<V>;
  isEmpty(): boolean;
  clear(): void;
}

export interface ReducingState<T> {
  get(): T | null;
  add(value: T): void;
  clear(): void;
}
