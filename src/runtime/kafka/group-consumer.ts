import type { Address, Surroundings, Timer } from "../host/clock.ts";
import type {
  BrokerReply,
  FetchedPartition,
  GroupError,
  Isolation,
  OffsetReset,
  OutOfRange,
  Position,
} from "./messages.ts";
import { noOffsetMessage, resetNotice, resetPositions } from "./offset-reset.ts";
import { BROKER_ADDRESS, type Requests } from "./requests.ts";

/** Records of one fetch. */
const FETCH_LIMIT = 2000;

/** How a consumer takes part in its group. Milliseconds. */
export interface Membership {
  /** `session.timeout.ms` and `heartbeat.interval.ms`. */
  readonly sessionTimeout: number;
  readonly heartbeatInterval: number;
  /** `max.poll.interval.ms`: how long a round of rebalancing waits for members to join again. */
  readonly maxPollInterval: number;
}

/**
 * The defaults of Kafka's clients before 3.0, which made the session 45 s: Cloudflow 2 brings Alpakka Kafka 2.0 with
 * clients of 2.4.
 */
export const DEFAULT_MEMBERSHIP: Membership = {
  sessionTimeout: 10_000,
  heartbeatInterval: 3_000,
  maxPollInterval: 300_000,
};

export interface GroupConsumerSettings {
  readonly self: Address<BrokerReply>;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  readonly group: string;
  readonly topic: string;
  readonly isolation: Isolation;
  readonly reset: OffsetReset;
  readonly membership: Membership;
  /** The partitions are given up: what was fetched is not to be handled any more. */
  onRevoked(): void;
  /** The partitions of a new generation, with where to begin. */
  onAssigned(positions: readonly Position[]): void;
  onFetched(partitions: readonly FetchedPartition[]): void;
  /** Offsets that were not kept have been replaced. */
  onReset(positions: readonly Position[]): void;
  /** As what Kafka's client throws out of `poll`. */
  onError(message: string): void;
  notice(message: string, cause: string): void;
}

/**
 * A consumer of a group, as Kafka's client is one with the eager protocol. It polls all the time, as Alpakka's does
 * whatever its stream is busy with: so slow logic costs it no membership.
 */
export class GroupConsumer {
  readonly #settings: GroupConsumerSettings;
  #member = "";
  /** -1 while it belongs to none. */
  #generation = -1;
  /** Grows with every assignment and its loss, so that answers of before are not taken for current ones. */
  #term = 0;
  #fetching = false;
  #heartbeat: Timer | undefined;
  #finishing = false;
  #closed = false;

  constructor(settings: GroupConsumerSettings) {
    this.#settings = settings;
  }

  start(): void {
    this.#join();
  }

  /** Takes its leave of the group. */
  close(): void {
    const { surroundings, self, group } = this.#settings;
    this.abandon();
    if (this.#member === "") return;
    const leave = { kind: "leave-group", from: self, group, member: this.#member } as const;
    surroundings.mailbox.send(self, BROKER_ADDRESS, leave);
  }

  /** Is no more, and tells nobody: the group will notice. */
  abandon(): void {
    this.#closed = true;
    this.#heartbeat?.cancel();
  }

  /** Asks for records from these offsets on, unless it is waiting for some. */
  fetch(positions: readonly Position[]): void {
    if (this.#fetching || this.#closed || this.#generation < 0 || positions.length === 0) return;
    this.#fetching = true;
    const term = this.#term;
    const { requests, self, group, isolation, onFetched } = this.#settings;
    const consumer = `${self}/${group}`;
    requests.ask({ kind: "fetch", consumer, isolation, limit: FETCH_LIMIT, positions }, (reply) => {
      if (reply.kind !== "fetched" || this.#closed || term !== this.#term) return;
      this.#fetching = false;
      if (reply.outOfRange.length > 0 && !this.#reset(reply.outOfRange)) return;
      onFetched(reply.partitions);
    });
  }

  /** Commits for the last time: whatever comes of that, calls back. */
  finish(positions: readonly Position[], done: () => void): void {
    this.#finishing = true;
    if (this.#generation < 0 || positions.length === 0) done();
    else this.commit(positions, done);
  }

  /** Commits offsets of the current generation; where that is refused, joins again. */
  commit(positions: readonly Position[], done: () => void = () => {}): void {
    if (this.#closed || this.#generation < 0) return;
    const { requests, group, topic } = this.#settings;
    const term = this.#term;
    const membership = { member: this.#member, generation: this.#generation };
    requests.ask({ kind: "commit-offsets", group, ...membership, positions }, (reply) => {
      if (reply.kind !== "offsets-committed" || this.#closed) return;
      if (reply.error !== undefined && term === this.#term) {
        this.#settings.notice(
          `Offset commit for group ${group} on topic ${topic} failed: what has been handled since is handled again.`,
          reply.error,
        );
        this.#expelled(reply.error);
      }
      done();
    });
  }

  #join(): void {
    const { requests, group, topic, membership } = this.#settings;
    const { sessionTimeout, maxPollInterval: rebalanceTimeout } = membership;
    const term = ++this.#term;
    this.#generation = -1;
    const timeouts = { sessionTimeout, rebalanceTimeout };
    requests.ask({ kind: "join-group", group, topic, member: this.#member, ...timeouts }, (reply) => {
      if (reply.kind !== "joined" || this.#closed || term !== this.#term) return;
      if (reply.error === "UNKNOWN_MEMBER_ID") {
        this.#member = "";
        this.#join();
        return;
      }
      if (reply.error !== undefined) {
        this.#settings.onError(
          "InvalidSessionTimeoutException: The session timeout is not within the range allowed by the broker (as configured by group.min.session.timeout.ms and group.max.session.timeout.ms).",
        );
        return;
      }
      this.#member = reply.member;
      this.#generation = reply.generation;
      this.#beatLater();
      this.#findPositions(reply.partitions);
    });
  }

  #findPositions(partitions: readonly number[]): void {
    const { requests, group, topic, reset, onAssigned, onError } = this.#settings;
    const term = this.#term;
    const places = partitions.map((partition) => ({ topic, partition }));
    this.#fetching = false;
    requests.ask({ kind: "committed-offsets", group, reset, partitions: places }, (reply) => {
      if (reply.kind !== "committed" || this.#closed || term !== this.#term) return;
      if (reply.unknown.length > 0) onError(noOffsetMessage(reply.unknown));
      else onAssigned(reply.positions);
    });
  }

  #reset(outOfRange: readonly OutOfRange[]): boolean {
    const { reset, notice, onReset, onError } = this.#settings;
    const positions = resetPositions(outOfRange, reset);
    if (typeof positions === "string") {
      onError(positions);
      return false;
    }
    positions.forEach(({ offset }, i) => {
      notice(resetNotice(outOfRange[i] as OutOfRange, offset), `auto.offset.reset = ${reset}`);
    });
    onReset(positions);
    return true;
  }

  #beatLater(): void {
    const { surroundings, membership } = this.#settings;
    this.#heartbeat?.cancel();
    this.#heartbeat = surroundings.clock.afterIdle(membership.heartbeatInterval, () => this.#beat());
  }

  #beat(): void {
    const { requests, group } = this.#settings;
    const term = this.#term;
    const membership = { member: this.#member, generation: this.#generation };
    requests.ask({ kind: "heartbeat", group, ...membership }, (reply) => {
      if (reply.kind !== "heard" || this.#closed || term !== this.#term) return;
      if (reply.error === undefined) this.#beatLater();
      else this.#expelled(reply.error);
    });
  }

  /** Gives up its partitions and joins again: as a new member, unless the group only shares out anew. */
  #expelled(error: GroupError): void {
    if (this.#finishing) return;
    if (error !== "REBALANCE_IN_PROGRESS") this.#member = "";
    this.#heartbeat?.cancel();
    this.#fetching = false;
    this.#settings.onRevoked();
    this.#join();
  }
}
