/** Describes a keyed state; the name identifies it within its operator across restarts. */
abstract class StateDescriptor {
  readonly name: string;
  /** State of a key expires so many milliseconds (processing time) after its last update. */
  readonly ttl: number | undefined;
  protected constructor(name: string, options: StateOptions = {}) {
    this.name = name;
    this.ttl = options.ttl;
  }
}

export interface StateOptions {
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
