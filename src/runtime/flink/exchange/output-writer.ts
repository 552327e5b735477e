import type { Lineage } from "../../audit/lineage.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { Random } from "../../host/random.ts";
import type { ChannelState } from "../checkpoint/checkpoint-data.ts";
import { canBeOvertaken, type JobEdge } from "../job/job-graph.ts";
import { keyGroupOf, subtaskOfKeyGroup } from "../keys/key-groups.ts";
import type { Barrier, Buffer } from "./buffer.ts";
import { copyRecord } from "./copy-record.ts";
import { copyBuffer } from "./input-gate.ts";

/** Records per buffer at most. */
const BUFFER_RECORDS = 256;
/** Buffers that a receiver has room for per channel, as Flink's exclusive and floating buffers. */
const INITIAL_CREDIT = 8;

interface Target {
  readonly index: number;
  values: unknown[];
  timestamps: (number | null)[];
  /** What the values descend from, where any of them is followed. */
  lineages: (Lineage | undefined)[] | undefined;
  queue: Buffer[];
  credit: number;
}

/** Sends one output of a subtask to the subtasks of the next vertex, as far as they have room. */
export class OutputWriter {
  readonly edge: JobEdge;
  readonly #targets: readonly Target[];
  readonly #send: (target: number, buffers: readonly Buffer[]) => void;
  readonly #subtask: number;
  readonly #choose: (value: unknown) => number;
  readonly #tracker: LineageTracker | undefined;
  #next: number;

  constructor(
    edge: JobEdge,
    subtask: number,
    downstream: { readonly parallelism: number; readonly maxParallelism: number },
    send: (target: number, buffers: readonly Buffer[]) => void,
    tracker: LineageTracker | undefined,
    random: Random,
  ) {
    this.edge = edge;
    this.#tracker = tracker;
    this.#subtask = subtask;
    this.#send = send;
    this.#next = subtask;
    const { exchange } = edge;
    const { parallelism, maxParallelism } = downstream;
    const indices =
      exchange.kind === "forward" ? [subtask] : Array.from({ length: parallelism }, (_, index) => index);
    this.#targets = indices.map((index) => ({
      index,
      values: [],
      timestamps: [],
      lineages: undefined,
      queue: [],
      credit: INITIAL_CREDIT,
    }));
    this.#choose = this.#chooser(indices.length, maxParallelism, random);
  }

  /** How the place of a record among so many targets is found. */
  #chooser(count: number, maxParallelism: number, random: Random): (value: unknown) => number {
    const { exchange } = this.edge;
    switch (exchange.kind) {
      case "hash": {
        const { key } = exchange;
        return (value) => subtaskOfKeyGroup(keyGroupOf(key(value), maxParallelism), maxParallelism, count);
      }
      case "rebalance":
        return () => {
          this.#next = (this.#next + 1) % count;
          return this.#next;
        };
      case "shuffle":
        return () => random.below(count);
      case "custom":
        return (value) => requirePartition(exchange.partition(exchange.key(value), count), count);
      default:
        return () => 0;
    }
  }

  /** Some receiver has no room for what waits. */
  get blocked(): boolean {
    return this.#targets.some((target) => target.queue.length > 0);
  }

  write(value: unknown, timestamp: number | null): void {
    if (this.edge.exchange.kind === "broadcast") {
      this.#targets.forEach((target, index) => {
        const own = index === 0 ? value : copyRecord(value);
        this.#add(target, own, timestamp, this.#tracker?.towards(index));
      });
      return;
    }
    const target = this.#targets[this.#choose(value)];
    if (target !== undefined) this.#add(target, value, timestamp, this.#tracker?.current);
  }

  /** Something that every receiver must see, after the records so far. */
  control(buffer: Buffer): void {
    for (const target of this.#targets) {
      this.#cut(target);
      target.queue.push(buffer);
      this.#drain(target);
    }
  }

  /** Sends a barrier; an overtaking one goes before what waits, which is given back as part of the checkpoint. */
  barrier(barrier: Barrier): readonly ChannelState[] {
    const buffer = { kind: "barrier", ...barrier } as const;
    if (!barrier.unaligned || !canBeOvertaken(this.edge)) {
      this.control(buffer);
      return [];
    }
    const states: ChannelState[] = [];
    for (const target of this.#targets) {
      this.#cut(target);
      states.push(...this.#overtaken(target, target.queue));
      // It needs no room at the receiver, as Flink's events need no credit.
      this.#send(target.index, [buffer]);
    }
    return states;
  }

  /** Whether the barrier of a checkpoint waits for room behind what it may overtake. */
  holds(checkpoint: number): boolean {
    if (!canBeOvertaken(this.edge)) return false;
    return this.#targets.some(({ queue }) => placeOf(queue, checkpoint) >= 0);
  }

  /**
   * Lets a barrier that has waited for too long go before what it waits behind, which is given back as part of the
   * checkpoint (Flink 1.16 and later).
   */
  overtake(checkpoint: number): readonly ChannelState[] {
    if (!this.holds(checkpoint)) return [];
    const states: ChannelState[] = [];
    for (const target of this.#targets) {
      const at = placeOf(target.queue, checkpoint);
      const [barrier] = at < 0 ? [] : target.queue.splice(at, 1);
      if (barrier?.kind !== "barrier") continue;
      states.push(...this.#overtaken(target, target.queue.slice(0, at)));
      this.#send(target.index, [{ ...barrier, unaligned: true }]);
    }
    return states;
  }

  flush(): void {
    for (const target of this.#targets) {
      this.#cut(target);
      this.#drain(target);
    }
  }

  addCredit(index: number, count: number): void {
    const target = this.#targets.find((each) => each.index === index);
    if (target === undefined) return;
    target.credit += count;
    this.#drain(target);
  }

  #add(target: Target, value: unknown, timestamp: number | null, lineage: Lineage | undefined): void {
    if (lineage !== undefined) {
      target.lineages ??= [];
      target.lineages[target.values.length] = lineage;
    }
    target.values.push(value);
    target.timestamps.push(timestamp);
    if (target.values.length >= BUFFER_RECORDS) this.#cut(target);
  }

  #cut(target: Target): void {
    if (target.values.length === 0) return;
    const { values, timestamps, lineages } = target;
    target.queue.push({
      kind: "records",
      values,
      timestamps,
      ...(lineages === undefined ? {} : { lineages }),
    });
    target.lineages = undefined;
    target.values = [];
    target.timestamps = [];
  }

  #overtaken(target: Target, waiting: readonly Buffer[]): readonly ChannelState[] {
    const buffers = waiting.filter((each) => each.kind !== "barrier").map(copyBuffer);
    if (buffers.length === 0) return [];
    return [{ edge: this.edge.key, from: this.#subtask, to: target.index, buffers }];
  }

  #drain(target: Target): void {
    const count = Math.min(target.credit, target.queue.length);
    if (count === 0) return;
    target.credit -= count;
    this.#send(target.index, target.queue.splice(0, count));
  }
}

function placeOf(queue: readonly Buffer[], checkpoint: number): number {
  return queue.findIndex((each) => each.kind === "barrier" && each.checkpoint === checkpoint);
}

function requirePartition(partition: number, count: number): number {
  if (Number.isInteger(partition) && partition >= 0 && partition < count) return partition;
  throw new Error(`A partitioner gave ${partition}: it must give a whole number from 0 to ${count - 1}.`);
}
