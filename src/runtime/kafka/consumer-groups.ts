import type { Address, Clock, Timer } from "../host/clock.ts";
import type { BrokerMessage, BrokerReply, GroupError, Position } from "./messages.ts";

/** Kafka's `group.min.session.timeout.ms` and `group.max.session.timeout.ms`. */
const SESSION_TIMEOUTS = [6_000, 1_800_000] as const;

type Join = Extract<BrokerMessage, { kind: "join-group" }>;
type Joined = Extract<BrokerReply, { kind: "joined" }>;

interface Member {
  readonly id: string;
  readonly address: Address<BrokerReply>;
  readonly sessionTimeout: number;
  readonly rebalanceTimeout: number;
  /** Number of its last request to join, which may be asked again when the connection broke. */
  request: number;
  /** Waits for the round to be complete. */
  isJoining: boolean;
  /** When it was heard of last. */
  seen: number;
  partitions: readonly number[];
}

interface Group {
  readonly name: string;
  readonly topic: string;
  readonly members: Map<string, Member>;
  generation: number;
  /** Set while a round waits for members to join again. */
  round: { readonly end: Timer } | undefined;
}

export interface ConsumerGroupsSettings {
  readonly clock: Clock;
  partitionsOf(topic: string): number;
  reply(to: Address<BrokerReply>, reply: BrokerReply): void;
  /** A member is gone, or a round is complete. */
  log(message: string, cause: string): void;
  /** Milliseconds that a heartbeat may be late although its sender is well. */
  readonly lateness?: () => number;
}

/**
 * The coordinator of all consumer groups: members, generations, rounds of rebalancing, and committed offsets. As with
 * Kafka's eager protocol all members give up what they have and join again for each round; the range assignment, which
 * in Kafka one of the members works out, is worked out here.
 */
export class ConsumerGroups {
  readonly #settings: ConsumerGroupsSettings;
  readonly #groups = new Map<string, Group>();
  readonly #committed = new Map<string, Map<string, number>>();
  #members = 0;

  constructor(settings: ConsumerGroupsSettings) {
    this.#settings = settings;
  }

  /** A consumer joins, or joins again; it is answered when the round is complete. */
  join(message: Join): void {
    const { group: name, topic, member: id, from, request } = message;
    const [least, most] = SESSION_TIMEOUTS;
    if (message.sessionTimeout < least || message.sessionTimeout > most) {
      this.#settings.reply(from, refused(request, "INVALID_SESSION_TIMEOUT"));
      return;
    }
    const group = this.#group(name, topic);
    const known = id === "" ? asked(group, message) : group.members.get(id);
    if (id !== "" && known === undefined) {
      this.#settings.reply(from, refused(request, "UNKNOWN_MEMBER_ID"));
      return;
    }
    if (known !== undefined && !known.isJoining && known.request === request && group.round === undefined) {
      // The answer was lost on its way.
      this.#settings.reply(from, joined(group, known));
      return;
    }
    const member = known ?? this.#newMember(group, message);
    member.request = request;
    member.isJoining = true;
    if (group.round === undefined) this.#beginRound(group);
    this.#completeRound(group);
  }

  /** A member takes its leave: its partitions are shared out anew. */
  leave(name: string, id: string): void {
    const group = this.#groups.get(name);
    if (group?.members.has(id)) this.#remove(group, id);
  }

  /** What a member is to know that says it is still there; undefined where all is well. */
  heartbeat(name: string, id: string, generation: number): GroupError | undefined {
    const found = this.#find(name, id, generation);
    if (typeof found === "string") return found;
    found.member.seen = this.#settings.clock.now();
    return found.group.round === undefined ? undefined : "REBALANCE_IN_PROGRESS";
  }

  committed(group: string, topic: string, partition: number): number {
    return this.#committed.get(group)?.get(`${topic}/${partition}`) ?? -1;
  }

  /**
   * Commits offsets for a member of the current generation; without `member` for a consumer that assigns partitions
   * itself, which a group with members does not take. Says why not.
   */
  commit(
    name: string,
    positions: readonly Position[],
    member?: { readonly id: string; readonly generation: number },
  ): GroupError | undefined {
    if (member === undefined) {
      if ((this.#groups.get(name)?.members.size ?? 0) > 0) return "UNKNOWN_MEMBER_ID";
    } else {
      const found = this.#find(name, member.id, member.generation);
      if (typeof found === "string") return found;
      found.member.seen = this.#settings.clock.now();
    }
    let offsets = this.#committed.get(name);
    if (offsets === undefined) {
      offsets = new Map();
      this.#committed.set(name, offsets);
    }
    for (const { topic, partition, offset } of positions) offsets.set(`${topic}/${partition}`, offset);
    return undefined;
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

  /** No broker can be reached until then. Whoever coordinates afterwards gives all members a new session. */
  suspend(until: number): void {
    for (const { members } of this.#groups.values()) {
      for (const member of members.values()) {
        member.seen = until;
        member.isJoining = false;
      }
    }
  }

  #group(name: string, topic: string): Group {
    let group = this.#groups.get(name);
    if (group === undefined) {
      group = { name, topic, members: new Map(), generation: 0, round: undefined };
      this.#groups.set(name, group);
    }
    return group;
  }

  #newMember(group: Group, { from: address, request, sessionTimeout, rebalanceTimeout }: Join): Member {
    const id = `${address}-${++this.#members}`;
    const seen = this.#settings.clock.now();
    const timeouts = { sessionTimeout, rebalanceTimeout };
    const member = { id, address, ...timeouts, request, isJoining: true, seen, partitions: [] };
    group.members.set(id, member);
    this.#watch(group, member);
    return member;
  }

  #find(
    name: string,
    id: string,
    generation: number,
  ): { readonly group: Group; readonly member: Member } | GroupError {
    const group = this.#groups.get(name);
    const member = group?.members.get(id);
    if (group === undefined || member === undefined) return "UNKNOWN_MEMBER_ID";
    return generation === group.generation ? { group, member } : "ILLEGAL_GENERATION";
  }

  /**
   * Removes a member that has not been heard of for as long as its session lasts. From half of that on, a run is not over
   * before it is known what becomes of the member's partitions.
   */
  #watch(group: Group, member: Member): void {
    const { clock, lateness, log } = this.#settings;
    const { sessionTimeout } = member;
    // Whoever waits for a round to be complete has no need to say that it is there.
    const silence = () => (member.isJoining ? 0 : clock.now() - member.seen);
    const left = () => sessionTimeout + (lateness?.() ?? 0) - silence();
    const look = () => {
      if (group.members.get(member.id) !== member) return;
      if (left() > 0) {
        this.#watch(group, member);
        return;
      }
      const cause = `no heartbeat for ${sessionTimeout} ms`;
      log(`Member ${member.id} of group ${group.name} is taken to be dead.`, cause);
      this.#remove(group, member.id);
    };
    const wait = sessionTimeout / 2 - silence();
    // Whole milliseconds: a rest of a rounding would not move the clock.
    if (wait > 0) clock.afterIdle(Math.ceil(wait), look);
    else clock.after(Math.ceil(left()), look);
  }

  #remove(group: Group, id: string): void {
    group.members.delete(id);
    if (group.round === undefined) this.#beginRound(group);
    this.#completeRound(group);
  }

  #beginRound(group: Group): void {
    const longest = Math.max(0, ...[...group.members.values()].map((member) => member.rebalanceTimeout));
    group.round = { end: this.#settings.clock.after(longest, () => this.#endRound(group)) };
  }

  /** Members that have not joined again in time are out. */
  #endRound(group: Group): void {
    for (const { id, isJoining } of [...group.members.values()]) {
      if (isJoining) continue;
      group.members.delete(id);
      this.#settings.log(`Member ${id} of group ${group.name} is out.`, "it has not joined again in time");
    }
    this.#completeRound(group);
  }

  #completeRound(group: Group): void {
    const members = [...group.members.values()];
    if (members.some(({ isJoining }) => !isJoining)) return;
    group.round?.end.cancel();
    group.round = undefined;
    group.generation++;
    // Kafka's range assignor orders members by id.
    members.sort((a, b) => (a.id < b.id ? -1 : 1));
    const partitions = this.#settings.partitionsOf(group.topic);
    members.forEach((member, i) => {
      member.partitions = rangeAssignment(partitions, members.length, i);
      member.isJoining = false;
      member.seen = this.#settings.clock.now();
      this.#settings.reply(member.address, joined(group, member));
    });
  }
}

/** The member that a first request to join has made already, where the answer was lost. */
function asked({ members }: Group, { from, request }: Join): Member | undefined {
  return [...members.values()].find((member) => member.address === from && member.request === request);
}

function joined({ generation }: Group, { request, id, partitions }: Member): Joined {
  return { kind: "joined", request, member: id, generation, partitions };
}

function refused(request: number, error: GroupError): Joined {
  return { kind: "joined", request, member: "", generation: -1, partitions: [], error };
}

/** Partitions of a member, as Kafka's range assignor shares them out: contiguous, the first members get one more. */
export function rangeAssignment(partitions: number, members: number, member: number): readonly number[] {
  const each = Math.floor(partitions / members);
  const more = partitions % members;
  const start = each * member + Math.min(member, more);
  const count = each + (member < more ? 1 : 0);
  return Array.from({ length: count }, (_, i) => start + i);
}
