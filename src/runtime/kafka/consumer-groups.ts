import type { Address } from "../host/clock.ts";
import type { BrokerReply, OffsetReset, Position } from "./messages.ts";

interface Group {
  readonly topic: string;
  readonly reset: OffsetReset;
  readonly members: Address<BrokerReply>[];
  generation: number;
}

/** Members of consumer groups, who reads which partition (range assignment), and committed offsets. */
export class ConsumerGroups {
  readonly #groups = new Map<string, Group>();
  readonly #committed = new Map<string, Map<string, number>>();

  /** Adds a member and gives everyone's new assignment. */
  join(group: string, topic: string, member: Address<BrokerReply>, reset: OffsetReset): Group {
    const known = this.#groups.get(group) ?? { topic, reset, members: [], generation: 0 };
    this.#groups.set(group, known);
    if (!known.members.includes(member)) known.members.push(member);
    // Kafka's range assignor orders members by id.
    known.members.sort();
    known.generation++;
    return known;
  }

  leave(group: string, member: string): Group | undefined {
    const known = this.#groups.get(group);
    const at = known?.members.indexOf(member) ?? -1;
    if (known === undefined || at < 0) return undefined;
    known.members.splice(at, 1);
    known.generation++;
    return known;
  }

  committed(group: string, topic: string, partition: number): number {
    return this.#committed.get(group)?.get(`${topic}/${partition}`) ?? -1;
  }

  commit(group: string, positions: readonly Position[]): void {
    let offsets = this.#committed.get(group);
    if (offsets === undefined) {
      offsets = new Map();
      this.#committed.set(group, offsets);
    }
    for (const { topic, partition, offset } of positions) offsets.set(`${topic}/${partition}`, offset);
  }

  /** The lowest committed offset of all groups that have read a partition; undefined if none has. */
  lowest(topic: string, partition: number, groups: readonly string[]): number | undefined {
    let lowest: number | undefined;
    for (const group of groups) {
      const offset = Math.max(0, this.committed(group, topic, partition));
      lowest = Math.min(lowest ?? offset, offset);
    }
    return lowest;
  }
}

/** Partitions of a member, as Kafka's range assignor shares them out: contiguous, the first members get one more. */
export function rangeAssignment(partitions: number, members: number, member: number): readonly number[] {
  const each = Math.floor(partitions / members);
  const more = partitions % members;
  const start = each * member + Math.min(member, more);
  const count = each + (member < more ? 1 : 0);
  return Array.from({ length: count }, (_, i) => start + i);
}
