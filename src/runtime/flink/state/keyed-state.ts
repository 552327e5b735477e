import type {
  ListState,
  ListStateDescriptor,
  MapState,
  MapStateDescriptor,
  ReducingState,
  ReducingStateDescriptor,
  ValueState,
  ValueStateDescriptor,
} from "../../../streamlet/index.ts";
import { ValueLineages } from "../../audit/lineage.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import { keyGroupOf } from "../key-groups.ts";
import { copyValue } from "./copy-value.ts";
import { type KeyIdentity, keyIdentity } from "./key-identity.ts";
import type { KeyedSnapshot, KeySnapshot } from "./snapshot.ts";

interface Entry {
  readonly key: unknown;
  readonly values: unknown[];
  /** When each value was last written, for states with a time to live. */
  written: number[] | undefined;
  /** What each value was made of, for the delivery audit. */
  lineages: ValueLineages | undefined;
}

/** A map state keeps its own keys beside their identity. */
type MapContent = Map<KeyIdentity, readonly [unknown, unknown]>;

/** State per key of one subtask of one operator, kept by key group; logic sees the state of the current key only. */
export class KeyedState {
  readonly #maxParallelism: number;
  readonly #now: () => number;
  readonly #tracker: LineageTracker | undefined;
  readonly #unfollowed = new Set<number>();
  readonly #names: string[] = [];
  readonly #groups = new Map<number, Map<KeyIdentity, Entry>>();
  #key: unknown;
  #identity: KeyIdentity;
  #entry: Entry | undefined;

  constructor(maxParallelism: number, now: () => number, tracker?: LineageTracker) {
    this.#tracker = tracker;
    this.#maxParallelism = maxParallelism;
    this.#now = now;
  }

  get currentKey(): unknown {
    return this.#key;
  }

  setCurrentKey(key: unknown): void {
    this.#tracker?.nextKey();
    this.#key = key;
    this.#identity = keyIdentity(key);
    this.#entry = this.#groups.get(this.groupOf(key))?.get(this.#identity);
  }

  groupOf(key: unknown): number {
    return keyGroupOf(key, this.#maxParallelism);
  }

  /** `isFollowed`: the delivery audit notes what the value is made of. */
  value<T>({ name, ttl }: ValueStateDescriptor<T>, isFollowed = true): ValueState<T> {
    const slot = this.#slot(name);
    if (!isFollowed) this.#unfollowed.add(slot);
    return {
      value: () => (this.#read(slot, ttl) as T | undefined) ?? null,
      update: (value) => this.#write(slot, value ?? undefined, ttl),
      clear: () => this.#write(slot, undefined, ttl),
    };
  }

  list<T>({ name, ttl }: ListStateDescriptor<T>): ListState<T> {
    const slot = this.#slot(name);
    const read = () => (this.#read(slot, ttl) as T[] | undefined) ?? [];
    const add = (values: Iterable<T>) => {
      const list = read();
      for (const value of values) list.push(value);
      if (list.length > 0) this.#write(slot, list, ttl);
    };
    return {
      get: () => [...read()],
      add: (value) => add([value]),
      addAll: add,
      update: (values) => this.#write(slot, [...values], ttl),
      clear: () => this.#write(slot, undefined, ttl),
    };
  }

  reducing<T>({ name, reduce, ttl }: ReducingStateDescriptor<T>): ReducingState<T> {
    const slot = this.#slot(name);
    return {
      get: () => (this.#read(slot, ttl) as T | undefined) ?? null,
      add: (value) => {
        const sofar = this.#read(slot, ttl) as T | undefined;
        this.#write(slot, sofar === undefined ? value : reduce(sofar, value), ttl);
      },
      clear: () => this.#write(slot, undefined, ttl),
    };
  }

  map<K, V>({ name, ttl }: MapStateDescriptor<K, V>): MapState<K, V> {
    const slot = this.#slot(name);
    const read = () => this.#read(slot, ttl) as MapContent | undefined;
    const entries = () => [...(read()?.values() ?? [])] as (readonly [K, V])[];
    return {
      get: (key) => (read()?.get(keyIdentity(key))?.[1] as V | undefined) ?? null,
      put: (key, value) => {
        const content: MapContent = read() ?? new Map();
        content.set(keyIdentity(key), [key, value]);
        this.#write(slot, content, ttl);
      },
      contains: (key) => read()?.has(keyIdentity(key)) ?? false,
      remove: (key) => {
        const content = read();
        if (content?.delete(keyIdentity(key)) && content.size === 0) this.#write(slot, undefined, ttl);
      },
      entries,
      keys: () => entries().map(([key]) => key),
      values: () => entries().map(([, value]) => value),
      isEmpty: () => (read()?.size ?? 0) === 0,
      clear: () => this.#write(slot, undefined, ttl),
    };
  }

  /** A deep copy of everything, by key group. */
  snapshot(): Omit<KeyedSnapshot, "timers"> {
    const groups = new Map<number, KeySnapshot[]>();
    for (const [group, keys] of this.#groups) {
      const copies = [...keys.values()].map(({ key, values, written, lineages }) => ({
        key,
        values: values.map(copyValue),
        ...(written === undefined ? {} : { written: [...written] }),
        ...(lineages === undefined ? {} : { lineages: lineages.copy() }),
      }));
      if (copies.length > 0) groups.set(group, copies);
    }
    return { names: [...this.#names], groups };
  }

  /** Takes over the key groups of a range from a snapshot; states are matched by name. */
  restore(snapshot: Omit<KeyedSnapshot, "timers">, first: number, last: number): void {
    const slots = snapshot.names.map((name) => this.#slot(name));
    for (const [group, keys] of snapshot.groups) {
      if (group < first || group > last) continue;
      for (const { key, values, written, lineages } of keys) {
        const entry: Entry = { key, values: [], written: undefined, lineages: undefined };
        values.forEach((value, i) => {
          const slot = slots[i];
          if (slot === undefined) return;
          entry.values[slot] = copyValue(value);
          if (lineages?.bySlot[i] !== undefined) {
            entry.lineages ??= new ValueLineages();
            entry.lineages.bySlot[slot] = lineages.bySlot[i];
          }
          const at = written?.[i];
          if (at !== undefined) {
            entry.written ??= [];
            entry.written[slot] = at;
          }
        });
        this.#groupMap(group).set(keyIdentity(key), entry);
      }
    }
  }

  #slot(name: string): number {
    const known = this.#names.indexOf(name);
    return known >= 0 ? known : this.#names.push(name) - 1;
  }

  #read(slot: number, ttl: number | undefined): unknown {
    const entry = this.#entry;
    if (entry === undefined) return undefined;
    this.#tracker?.looked(entry.lineages?.bySlot[slot]);
    if (ttl !== undefined && this.#now() - (entry.written?.[slot] ?? this.#now()) >= ttl) return undefined;
    return entry.values[slot];
  }

  #write(slot: number, value: unknown, ttl: number | undefined): void {
    let entry = this.#entry;
    if (entry === undefined) {
      if (value === undefined) return;
      entry = { key: this.#key, values: [], written: undefined, lineages: undefined };
      this.#entry = entry;
      this.#groupMap(this.groupOf(this.#key)).set(this.#identity, entry);
    }
    entry.values[slot] = value;
    if (this.#tracker !== undefined && !this.#unfollowed.has(slot))
      this.#follow(this.#tracker, entry, slot, value === undefined);
    if (ttl !== undefined) {
      entry.written ??= [];
      entry.written[slot] = this.#now();
    }
    if (value === undefined && entry.values.every((each) => each === undefined)) {
      this.#groups.get(this.groupOf(this.#key))?.delete(this.#identity);
      this.#entry = undefined;
    }
  }

  #follow(tracker: LineageTracker, entry: Entry, slot: number, isCleared: boolean): void {
    const before = entry.lineages?.bySlot[slot];
    if (isCleared) tracker.cleared(before);
    const after = isCleared ? undefined : tracker.wrote(before);
    if (before === undefined && after === undefined) return;
    entry.lineages ??= new ValueLineages();
    entry.lineages.bySlot[slot] = after;
  }

  #groupMap(group: number): Map<KeyIdentity, Entry> {
    let keys = this.#groups.get(group);
    if (keys === undefined) {
      keys = new Map();
      this.#groups.set(group, keys);
    }
    return keys;
  }
}
