import type {
  AggregatingState,
  AggregatingStateDescriptor,
  ListState,
  MapState,
  ReducingState,
  StateTtlConfig,
  ValueState,
} from "../../../streamlet/index.ts";
import { type KeyIdentity, keyIdentity } from "./key-identity.ts";

/** A place that holds one value; undefined where it holds none. */
export interface Cell {
  read(): unknown;
  write(value: unknown): void;
}

export function valueState<T>(cell: Cell): ValueState<T> {
  return {
    value: () => (cell.read() as T | undefined) ?? null,
    update: (value) => cell.write(value ?? undefined),
    clear: () => cell.write(undefined),
  };
}

export function reducingState<T>(cell: Cell, reduce: (a: T, b: T) => T): ReducingState<T> {
  return {
    get: () => (cell.read() as T | undefined) ?? null,
    add: (value) => {
      const sofar = cell.read() as T | undefined;
      cell.write(sofar === undefined ? value : reduce(sofar, value));
    },
    clear: () => cell.write(undefined),
  };
}

export function aggregatingState<I, A, O>(
  cell: Cell,
  { aggregate }: AggregatingStateDescriptor<I, A, O>,
): AggregatingState<I, O> {
  return {
    get: () => {
      const accumulator = cell.read() as A | undefined;
      return accumulator === undefined ? null : aggregate.getResult(accumulator);
    },
    add: (value) =>
      cell.write(aggregate.add(value, (cell.read() as A | undefined) ?? aggregate.createAccumulator())),
    clear: () => cell.write(undefined),
  };
}

/** Elements expire one by one, as in Flink; then they are kept with the time of their last update. */
export function listState<T>(cell: Cell, expiry: Expiry | undefined): ListState<T> {
  const read = () => (cell.read() as Kept<T>[] | undefined) ?? [];
  const alive = () => {
    const list = read();
    if (expiry === undefined) return list as unknown as T[];
    const kept = list.filter((element) => !expiry.isOver(element.at));
    if (expiry.isRefreshedByReads) for (const element of kept) element.at = expiry.now();
    if (kept.length < list.length || expiry.isRefreshedByReads) write(kept);
    return (kept.length < list.length && expiry.showsExpired ? list : kept).map(({ value }) => value);
  };
  const write = (list: readonly unknown[]) => cell.write(list.length === 0 ? undefined : list);
  const keep = (value: T): unknown => (expiry === undefined ? value : { value, at: expiry.now() });
  const add = (values: Iterable<T>) => {
    const list: unknown[] = read();
    for (const value of values) list.push(keep(value));
    if (list.length > 0) write(list);
  };
  return {
    get: () => [...alive()],
    add: (value) => add([value]),
    addAll: add,
    update: (values) => write([...values].map(keep)),
    clear: () => cell.write(undefined),
  };
}

/** A map state keeps its own keys beside their identity. */
type MapContent = Map<KeyIdentity, readonly [unknown, unknown]>;

/** Entries expire one by one, as in Flink; then values are kept with the time of their last update. */
export function mapState<K, V>(cell: Cell, expiry: Expiry | undefined): MapState<K, V> {
  const read = () => cell.read() as MapContent | undefined;
  const shown = (key: KeyIdentity, kept: unknown): V | undefined => {
    if (expiry === undefined || kept === undefined) return kept as V | undefined;
    const element = kept as Kept<V>;
    if (!expiry.isOver(element.at)) {
      if (expiry.isRefreshedByReads) element.at = expiry.now();
      return element.value;
    }
    remove(key);
    return expiry.showsExpired ? element.value : undefined;
  };
  const remove = (key: KeyIdentity) => {
    const content = read();
    if (content?.delete(key)) cell.write(content.size === 0 ? undefined : content);
  };
  const get = (key: K): V | undefined => {
    const identity = keyIdentity(key);
    return shown(identity, read()?.get(identity)?.[1]);
  };
  const entries = () =>
    [...(read() ?? [])].flatMap(([identity, [key, kept]]): (readonly [K, V])[] => {
      const value = shown(identity, kept);
      return value === undefined ? [] : [[key as K, value]];
    });
  const put = (key: K, value: V) => {
    const content: MapContent = read() ?? new Map();
    content.set(keyIdentity(key), [key, expiry === undefined ? value : { value, at: expiry.now() }]);
    cell.write(content);
  };
  return {
    get: (key) => get(key) ?? null,
    put,
    putAll: (added) => {
      for (const [key, value] of added) put(key, value);
    },
    contains: (key) => get(key) !== undefined,
    remove: (key) => remove(keyIdentity(key)),
    entries,
    keys: () => entries().map(([key]) => key),
    values: () => entries().map(([, value]) => value),
    isEmpty: () => entries().length === 0,
    clear: () => cell.write(undefined),
  };
}

interface Kept<T> {
  readonly value: T;
  at: number;
}

/** When state expires. */
export class Expiry {
  readonly #config: StateTtlConfig;
  readonly now: () => number;

  constructor(config: StateTtlConfig, now: () => number) {
    this.#config = config;
    this.now = now;
  }

  get isRefreshedByReads(): boolean {
    return this.#config.updateType === "OnReadAndWrite";
  }

  /** Expired state is shown once more, when it is cleaned up. */
  get showsExpired(): boolean {
    return this.#config.stateVisibility === "ReturnExpiredIfNotCleanedUp";
  }

  isOver(lastUpdate: number): boolean {
    return this.now() - lastUpdate >= this.#config.ttl;
  }
}
