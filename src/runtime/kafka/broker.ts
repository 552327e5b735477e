import type { Actor, Surroundings } from "../host/clock.ts";
import { BatchBuilder } from "./batch-builder.ts";
import { ConsumerGroups } from "./consumer-groups.ts";
import type {
  BrokerMessage,
  BrokerReply,
  FetchedPartition,
  OutOfRange,
  Position,
  ProduceBatch,
} from "./messages.ts";
import { type BatchOrigin, PartitionLog } from "./partition-log.ts";
import { RateMeter } from "./rate-meter.ts";
import { NO_HEADERS, type TopicPartition } from "./record.ts";
import { Transactions } from "./transactions.ts";

type Fetch = Extract<BrokerMessage, { kind: "fetch" }>;
type CommittedOffsets = Extract<BrokerMessage, { kind: "committed-offsets" }>;
type Produce = Extract<BrokerMessage, { kind: "produce" }>;

export interface TopicSettings {
  readonly id: string;
  readonly partitions: number;
  /** Kafka's `retention.bytes` per partition and `retention.ms`, where configured. They may drop what nobody has read. */
  readonly retentionBytes?: number;
  readonly retentionMs?: number;
  /** Bytes per partition above which records that all groups have committed are dropped, to bound memory. */
  readonly keepBytes: number;
  /** Consumer groups of the application on this topic. */
  readonly groups: readonly string[];
}

interface Topic {
  readonly settings: TopicSettings;
  readonly partitions: readonly PartitionLog[];
  readonly rate: RateMeter;
  readonly waiting: Set<Fetch>;
  /** Has dropped records that some group had not committed. */
  hasDropped: boolean;
}

/** How many times the usual memory a partition may take while groups have not committed its records. */
const UNREAD_FACTOR = 8;

export const BROKER = "kafka";

/** The Kafka cluster as one actor. */
export class Broker implements Actor<BrokerMessage> {
  readonly groups: ConsumerGroups;
  readonly #surroundings: Surroundings;
  readonly #warn: (message: string, cause: string) => void;
  readonly #topics = new Map<string, Topic>();
  readonly #transactions: Transactions;
  /** Whom to tell when connections break. */
  readonly #clients = new Set<Produce["from"]>();
  #downUntil = Number.NEGATIVE_INFINITY;

  /** `warn` is told what a person should know, with its cause. `lateness`: as of `ConsumerGroups`. */
  constructor(
    surroundings: Surroundings,
    topics: readonly TopicSettings[],
    warn: (message: string, cause: string) => void,
    lateness: () => number = () => 0,
  ) {
    this.#surroundings = surroundings;
    this.#warn = warn;
    this.groups = new ConsumerGroups({
      clock: surroundings.clock,
      partitionsOf: (topic) => this.#topics.get(topic)?.partitions.length ?? 0,
      reply: (to, reply) => this.#reply(to, reply),
      log: warn,
      lateness,
    });
    for (const settings of topics) {
      const partitions = Array.from({ length: settings.partitions }, () => new PartitionLog());
      this.#topics.set(settings.id, {
        settings,
        partitions,
        rate: new RateMeter(),
        waiting: new Set(),
        hasDropped: false,
      });
    }
    const end = (producer: number, touched: Iterable<TopicPartition>, commit: boolean) => {
      for (const { topic, partition } of touched) {
        this.#topics.get(topic)?.partitions[partition]?.endTransaction(producer, commit);
        this.#wake(topic);
      }
    };
    this.#transactions = new Transactions(surroundings.clock, end, (transactionalId, timeout) =>
      warn(
        `Transaction ${transactionalId} is aborted: what it wrote is lost unless it is written again.`,
        `it was open for longer than its timeout of ${timeout} ms`,
      ),
    );
  }

  topic(id: string): Pick<Topic, "settings" | "partitions" | "rate"> | undefined {
    return this.#topics.get(id);
  }

  /** Transactions that hold records which readers of committed data do not see yet. */
  get openTransactions(): number {
    return this.#transactions.open;
  }

  /** Answers nobody for so many milliseconds. Clients learn that the connection is broken; transactions go on ageing. */
  goDown(duration: number): void {
    const until = this.#surroundings.clock.now() + duration;
    if (until <= this.#downUntil) return;
    this.#downUntil = until;
    this.#warn("No broker can be reached.", `outage of ${duration} ms`);
    this.groups.suspend(until);
    for (const topic of this.#topics.values()) topic.waiting.clear();
    for (const client of this.#clients) this.#reply(client, { kind: "disconnected" });
    this.#clients.clear();
  }

  /** Writes a byte that is no datum of any schema with more than a `boolean` or `null`; false if there is no such partition. */
  poison(topicId: string, partition: number): boolean {
    const topic = this.#topics.get(topicId);
    const log = topic?.partitions[partition];
    if (topic === undefined || log === undefined) return false;
    const builder = new BatchBuilder();
    builder.begin(null);
    builder.writer.fixed(Uint8Array.of(0xff));
    builder.end(this.#surroundings.clock.now(), NO_HEADERS);
    const { id, epoch } = this.#transactions.init(undefined, 0);
    const records = builder.take();
    this.#append({ topic: topicId, partition, sequence: 0, records }, log, {
      id,
      epoch,
      sequence: 0,
      transactional: false,
    });
    this.#wake(topicId);
    return true;
  }

  receive(message: BrokerMessage): void {
    if (this.#surroundings.clock.now() < this.#downUntil) {
      if ("from" in message && message.kind !== "leave-group")
        this.#reply(message.from, { kind: "disconnected" });
      return;
    }
    if ("from" in message && message.kind !== "leave-group") this.#clients.add(message.from);
    switch (message.kind) {
      case "produce":
        this.#reply(message.from, {
          kind: "produced",
          request: message.request,
          ...this.#produce(message),
        });
        return;
      case "fetch":
        this.#fetch(message);
        return;
      case "commit-offsets": {
        const { request, group, positions, member: id, generation } = message;
        const error = this.#commit(group, positions, { id, generation });
        this.#reply(message.from, { kind: "offsets-committed", request, ...reasonOf(error) });
        return;
      }
      case "note-offsets":
        this.#commit(message.group, message.positions);
        return;
      case "committed-offsets":
        this.#reply(message.from, this.#committedOffsets(message));
        return;
      case "join-group":
        this.groups.join(message);
        return;
      case "heartbeat": {
        const error = this.groups.heartbeat(message.group, message.member, message.generation);
        this.#reply(message.from, { kind: "heard", request: message.request, ...reasonOf(error) });
        return;
      }
      case "leave-group":
        this.groups.leave(message.group, message.member);
        return;
      case "init-producer":
        this.#reply(message.from, {
          kind: "producer",
          request: message.request,
          producer: this.#transactions.init(message.transactionalId, message.timeout),
        });
        return;
      case "end-transaction": {
        const error = this.#transactions.end(message.producer, message.commit);
        this.#reply(message.from, {
          kind: "transaction-ended",
          request: message.request,
          ...reasonOf(error),
        });
        return;
      }
    }
  }

  #reply(to: Produce["from"], reply: BrokerReply): void {
    this.#surroundings.mailbox.send(BROKER, to, reply);
  }

  #produce({ producer, transactional, batches }: Produce): { readonly error?: string } {
    if (transactional && !this.#transactions.isCurrent(producer)) {
      return { error: "A newer producer with the same transactional id has fenced this one." };
    }
    for (const batch of batches) {
      const log = this.#topics.get(batch.topic)?.partitions[batch.partition];
      if (log === undefined) return { error: `There is no partition ${batch.partition} of ${batch.topic}.` };
      const origin = { ...producer, sequence: batch.sequence, transactional };
      const verdict = log.check(origin);
      if (verdict === "fenced") return { error: "The producer's epoch is older than the partition's." };
      if (verdict === "gap")
        return { error: `A batch is out of order: one before record ${batch.sequence} is missing.` };
      if (verdict === "duplicate") continue;
      if (transactional) {
        const error = this.#transactions.touch(producer, batch);
        if (error !== undefined) return { error };
      }
      this.#append(batch, log, origin);
    }
    for (const topic of new Set(batches.map((batch) => batch.topic))) this.#wake(topic);
    return {};
  }

  #append(batch: ProduceBatch, log: PartitionLog, origin: BatchOrigin): void {
    log.append(batch.records, origin);
    this.#topics.get(batch.topic)?.rate.add(batch.records.count, this.#surroundings.clock.now());
    this.#retain(batch.topic, batch.partition);
  }

  #retain(topicId: string, partition: number): void {
    const topic = this.#topics.get(topicId);
    const log = topic?.partitions[partition];
    if (topic === undefined || log === undefined) return;
    const { retentionBytes, retentionMs, keepBytes, groups } = topic.settings;
    if (retentionBytes !== undefined && log.kept > retentionBytes) log.retain(retentionBytes, log.end);
    if (retentionMs !== undefined) log.expire(this.#surroundings.clock.now() - retentionMs);
    if (log.memory <= keepBytes) return;
    log.retain(keepBytes, this.groups.lowest(topicId, partition, groups) ?? log.end);
    if (log.memory <= keepBytes * UNREAD_FACTOR) return;
    log.retain(keepBytes * UNREAD_FACTOR, log.end);
    if (topic.hasDropped) return;
    topic.hasDropped = true;
    this.#warn(
      `Topic ${topicId} drops records that not every group has committed.`,
      "the simulation keeps a bounded amount in memory",
    );
  }

  #fetch(fetch: Fetch): void {
    if (this.#answer(fetch)) return;
    for (const { topic } of fetch.positions) {
      const waiting = this.#topics.get(topic)?.waiting;
      // A consumer has one fetch at a time: a newer one replaces what a predecessor left behind.
      for (const other of waiting ?? []) if (other.consumer === fetch.consumer) waiting?.delete(other);
      waiting?.add(fetch);
    }
  }

  /** Answers a fetch where there is something to say. */
  #answer(fetch: Fetch): boolean {
    const outOfRange = this.#outOfRange(fetch.positions);
    const partitions = this.#available(fetch);
    if (partitions.length === 0 && outOfRange.length === 0) return false;
    this.#reply(fetch.from, { kind: "fetched", request: fetch.request, partitions, outOfRange });
    return true;
  }

  #outOfRange(positions: readonly Position[]): readonly OutOfRange[] {
    return positions.flatMap((position) => {
      const log = this.#topics.get(position.topic)?.partitions[position.partition];
      if (log === undefined || (position.offset >= log.start && position.offset <= log.end)) return [];
      return [{ ...position, start: log.start, end: log.end }];
    });
  }

  #available(fetch: Fetch): readonly FetchedPartition[] {
    const found: FetchedPartition[] = [];
    let room = fetch.limit;
    const count = fetch.positions.length;
    for (let i = 0; i < count && room > 0; i++) {
      // Starting elsewhere each time keeps one full partition from starving the others.
      const position = fetch.positions[(i + fetch.request) % count];
      if (position === undefined) continue;
      const { topic, partition, offset } = position;
      const log = this.#topics.get(topic)?.partitions[partition];
      if (log === undefined || offset < log.start || offset > log.end) continue;
      const { batches, records, next } = log.read(offset, room, fetch.isolation === "read_committed");
      if (next > offset) found.push({ topic, partition, from: offset, batches, records, next });
      room -= records;
    }
    return found;
  }

  #wake(topicId: string): void {
    const topic = this.#topics.get(topicId);
    if (topic === undefined || topic.waiting.size === 0) return;
    for (const fetch of [...topic.waiting]) {
      if (!this.#answer(fetch)) continue;
      for (const position of fetch.positions) this.#topics.get(position.topic)?.waiting.delete(fetch);
    }
  }

  #commit(
    group: string,
    positions: readonly Position[],
    member?: { readonly id: string; readonly generation: number },
  ): ReturnType<ConsumerGroups["commit"]> {
    const error = this.groups.commit(group, positions, member);
    if (error === undefined) for (const { topic, partition } of positions) this.#retain(topic, partition);
    return error;
  }

  /** Committed offsets, and where there is none what `auto.offset.reset` has it. */
  #committedOffsets({ request, group, partitions, reset }: CommittedOffsets): BrokerReply {
    const found = partitions.map((place) => {
      const committed = this.groups.committed(group, place.topic, place.partition);
      const log = this.#topics.get(place.topic)?.partitions[place.partition];
      const chosen = reset === "none" ? -1 : reset === "latest" ? (log?.end ?? 0) : (log?.start ?? 0);
      return { ...place, offset: committed >= 0 ? committed : chosen };
    });
    const positions = found.filter(({ offset }) => offset >= 0);
    const unknown = found.filter(({ offset }) => offset < 0);
    return { kind: "committed", request, positions, unknown };
  }
}

function reasonOf<E extends string>(error: E | undefined): { readonly error?: E } {
  return error === undefined ? {} : { error };
}
