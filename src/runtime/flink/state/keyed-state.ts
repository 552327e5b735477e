import type {
  AggregatingState,
  AggregatingStateDescriptor,
  ListState,
  ListStateDescriptor,
  MapState,
  MapStateDescriptor,
  ReducingState,
  ReducingStateDescriptor,
  StateTtlConfig,
  ValueState,
  ValueStateDescriptor,
} from "../../../streamlet/index.ts";
import { ValueLineages } from "../../audit/lineage.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import { keyGroupOf } from "../keys/key-groups.ts";
import { copyValue } from "./copy-value.ts";
import { type KeyIdentity, keyIdentity } from "./key-identity.ts";
import type { KeyedSnapshot, KeySnapshot } from "./snapshot.ts";
import {
  aggregatingState,
  type Cell,
  Expiry,
  listState,
  mapState,
  reducingState,
  valueState,
} from "./state-views.ts";

interface Entry {
  readonly key: unknown;
  readonly values: unknown[];
  /** When each value was last written, for states with a time to live. */
  written: number[] | undefined;
  /** What each value was made of, for the delivery audit. */
  lineages: ValueLineages | undefined;
}

/** State per key of one subtask of one operator, kept by key group; logic sees the state of the current key only. */
export class KeyedState {
  readonly #maxParallelism: number;
  readonly #range: readonly [first: number, last: number];
  readonly #now: () => number;
  readonly #tracker: LineageTracker | undefined;
  readonly #unfollowed = new Set<number>();
  readonly #names: string[] = [];
  readonly #groups = new Map<number, Map<KeyIdentity, Entry>>();
  #key: unknown;
  /** Its key group. */
  #group = 0;
  #identity: KeyIdentity;
  #entry: Entry | undefined;

  /** `range`: first and last key group of the subtask. */
  constructor(
    maxParallelism: number,
    range: readonly [first: number, last: number],
    now: () => number,
    tracker?: LineageTracker,
  ) {
    this.#tracker = tracker;
    this.#maxParallelism = maxParallelism;
    this.#range = range;
    this.#now = now;
  }

  /** All that it holds, to be looked at only. */
  get content(): unknown {
    return this.#groups;
  }

  get currentKey(): unknown {
    return this.#key;
  }

  setCurrentKey(key: unknown): void {
    this.#key = key;
    this.#identity = keyIdentity(key);
    const group = this.groupOf(key);
    const [first, last] = this.#range;
    if (group < first || group > last) {
      throw new Error(
        `Key group ${group} is not in KeyGroupRange{startKeyGroup=${first}, endKeyGroup=${last}}. Unless you're directly using low level state access APIs, this is most likely caused by non-deterministic shuffle key (hashCode and equals implementation).`,
      );
    }
    this.#group = group;
    this.#entry = this.#groups.get(group)?.get(this.#identity);
    this.#tracker?.nextKey(this.#entry?.lineages !== undefined);
  }

  groupOf(key: unknown): number {
    return keyGroupOf(key, this.#maxParallelism);
  }

  /** `isFollowed`: the delivery audit notes what the value is made of. */
  value<T>({ name, ttl }: ValueStateDescriptor<T>, isFollowed = true): ValueState<T> {
    const slot = this.#slot(name);
    if (!isFollowed) this.#unfollowed.add(slot);
    return valueState(this.#cell(slot, ttl));
  }

  list<T>({ name, ttl }: ListStateDescriptor<T>): ListState<T> {
    return listState(this.#cell(this.#slot(name), undefined), ttl && new Expiry(ttl, this.#now));
  }

  reducing<T>({ name, reduce, ttl }: ReducingStateDescriptor<T>): ReducingState<T> {
    return reducingState(this.#cell(this.#slot(name), ttl), reduce);
  }

  aggregating<I, A, O>(descriptor: AggregatingStateDescriptor<I, A, O>): AggregatingState<I, O> {
    return aggregatingState(this.#cell(this.#slot(descriptor.name), descriptor.ttl), descriptor);
  }

  map<K, V>({ name, ttl }: MapStateDescriptor<K, V>): MapState<K, V> {
    return mapState(this.#cell(this.#slot(name), undefined), ttl && new Expiry(ttl, this.#now));
  }

  /** Makes every key that has the state of a name the current one in turn; afterwards none is. */
  forEachKey(name: string, run: (key: unknown) => void): void {
    const slot = this.#slot(name);
    const before = this.#identity === undefined ? undefined : { key: this.#key };
    for (const keys of [...this.#groups.values()]) {
      for (const { key, values } of [...keys.values()]) {
        if (values[slot] === undefined) continue;
        this.setCurrentKey(key);
        run(key);
      }
    }
    if (before !== undefined) this.setCurrentKey(before.key);
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

  /** The place of a state for the current key. */
  #cell(slot: number, ttl: StateTtlConfig | undefined): Cell {
    if (ttl === undefined) {
      return { read: () => this.#read(slot), write: (value) => this.#write(slot, value) };
    }
    const expiry = new Expiry(ttl, this.#now);
    return {
      read: () => {
        const value = this.#read(slot);
        if (value === undefined) return undefined;
        if (!expiry.isOver(this.#entry?.written?.[slot] ?? this.#now())) {
          if (expiry.isRefreshedByReads) this.#note(slot);
          return value;
        }
        this.#write(slot, undefined);
        return expiry.showsExpired ? value : undefined;
      },
      write: (value) => {
        this.#write(slot, value);
        this.#note(slot);
      },
    };
  }

  #read(slot: number): unknown {
    const entry = this.#entry;
    if (entry === undefined) return undefined;
    this.#tracker?.looked(entry.lineages?.bySlot[slot]);
    return entry.values[slot];
  }

  #write(slot: number, value: unknown): void {
    let entry = this.#entry;
    if (entry === undefined) {
      if (value === undefined) return;
      // As long as it will be: an array that grows would take far more memory for each of many keys.
      const values = new Array<unknown>(this.#names.length).fill(undefined);
      entry = { key: this.#key, values, written: undefined, lineages: undefined };
      this.#entry = entry;
      this.#groupMap(this.#group).set(this.#identity, entry);
    }
    entry.values[slot] = value;
    if (this.#tracker !== undefined && !this.#unfollowed.has(slot))
      this.#follow(this.#tracker, entry, slot, value === undefined);
    if (value === undefined && isEmpty(entry.values)) {
      this.#groups.get(this.#group)?.delete(this.#identity);
      this.#entry = undefined;
    }
  }

  /** The state has been updated now, for its time to live. */
  #note(slot: number): void {
    const entry = this.#entry;
    if (entry === undefined) return;
    entry.written ??= [];
    entry.written[slot] = this.#now();
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

function isEmpty(values: readonly unknown[]): boolean {
  for (const value of values) if (value !== undefined) return false;
  return true;
}
