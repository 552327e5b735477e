import type {
  BroadcastState,
  ListState,
  ListStateDescriptor,
  MapStateDescriptor,
  OperatorStateStore,
} from "../../../streamlet/index.ts";
import { javaHash } from "../keys/java-hash.ts";
import { copyValue } from "./copy-value.ts";
import type { ListSnapshot, OperatorSnapshot } from "./snapshot.ts";
import { listState, mapState } from "./state-views.ts";

interface Content {
  readonly mode: ListSnapshot["mode"];
  value: unknown;
}

/** State of one subtask of an operator, whatever the key: lists that are handed out anew on rescaling, and broadcast state. */
export class OperatorState implements OperatorStateStore {
  readonly #contents = new Map<string, Content>();

  /** Takes this subtask's share of what all subtasks had (Flink's `RoundRobinOperatorStateRepartitioner`). */
  constructor(restored: readonly OperatorSnapshot[], subtask: number, parallelism: number) {
    const names = new Map<string, ListSnapshot["mode"]>();
    for (const { lists } of restored) {
      for (const [name, { mode }] of Object.entries(lists ?? {})) names.set(name, mode);
    }
    // With several lists, the odd pieces of one go on where those of the one before have ended.
    let first = 0;
    for (const [name, mode] of hashOrder(names)) {
      const parts = restored.map(({ lists }) => lists?.[name]?.items ?? []);
      const isCut = mode === "split" && parts.length !== parallelism;
      const place = isCut ? (subtask - first + parallelism) % parallelism : subtask;
      const items = share(mode, parts, place, parallelism).map(copyValue);
      if (isCut) first = (first + parts.flat().length) % parallelism;
      const value = mode === "broadcast" ? items[0] : items.length === 0 ? undefined : items;
      this.#contents.set(name, { mode, value });
    }
  }

  getListState<T>({ name }: ListStateDescriptor<T>): ListState<T> {
    return listState(this.#cell(name, "split"), undefined);
  }

  getUnionListState<T>({ name }: ListStateDescriptor<T>): ListState<T> {
    return listState(this.#cell(name, "union"), undefined);
  }

  getBroadcastState<K, V>({ name }: MapStateDescriptor<K, V>): BroadcastState<K, V> {
    const map = mapState<K, V>(this.#cell(name, "broadcast"), undefined);
    return {
      get: map.get,
      contains: map.contains,
      immutableEntries: map.entries,
      put: map.put,
      remove: map.remove,
      entries: map.entries,
      clear: map.clear,
    };
  }

  /** Undefined where there is no state. */
  snapshot(): OperatorSnapshot["lists"] {
    if (this.#contents.size === 0) return undefined;
    const lists: Record<string, ListSnapshot> = Object.create(null) as Record<string, ListSnapshot>;
    for (const [name, { mode, value }] of this.#contents) {
      const items = value === undefined ? [] : mode === "broadcast" ? [value] : (value as unknown[]);
      lists[name] = { mode, items: items.map(copyValue) };
    }
    return lists;
  }

  #cell(name: string, mode: ListSnapshot["mode"]) {
    let content = this.#contents.get(name);
    if (content === undefined || content.mode !== mode) {
      content = { mode, value: undefined };
      this.#contents.set(name, content);
    }
    const found = content;
    return {
      read: () => found.value,
      write: (value: unknown) => {
        found.value = value;
      },
    };
  }
}

/** States in the order in which Flink hands them out: that of a Java hash map of a dozen names, or as many as there are. */
function hashOrder<T>(states: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  let size = 16;
  while (states.size > size * 0.75) size *= 2;
  const bucketOf = (name: string) => {
    const hash = javaHash(name);
    return (hash ^ (hash >>> 16)) & (size - 1);
  };
  return [...states].sort(([a], [b]) => bucketOf(a) - bucketOf(b));
}

/** The items of one subtask. Split lists stay where they are while the parallelism does, else they are cut into even pieces. */
export function share<T>(
  mode: ListSnapshot["mode"],
  parts: readonly (readonly T[])[],
  subtask: number,
  parallelism: number,
): readonly T[] {
  if (mode === "broadcast") return parts[subtask % parts.length] ?? [];
  if (mode === "union") return parts.flat();
  if (parts.length === parallelism) return parts[subtask] ?? [];
  const all = parts.flat();
  const base = Math.floor(all.length / parallelism);
  const larger = all.length % parallelism;
  const start = subtask * base + Math.min(subtask, larger);
  return all.slice(start, start + base + (subtask < larger ? 1 : 0));
}
