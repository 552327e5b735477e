import type { Lineage } from "../../audit/lineage.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { Address, Surroundings } from "../../host/clock.ts";
import type {
  BrokerMessage,
  BrokerReply,
  FetchedPartition,
  OutOfRange,
  Position,
} from "../../kafka/messages.ts";
import { noOffsetMessage, resetNotice, resetPositions } from "../../kafka/offset-reset.ts";
import { headersAt } from "../../kafka/record-batch.ts";
import { type Asking, BROKER_ADDRESS } from "../../kafka/requests.ts";
import { type InletPort, SKIPPED } from "../../ports/inlet-port.ts";

/** Kafka's `max.poll.records`: records that are handed on together, as whole batches. */
const POLL = 500;
/** Records per fetch, and how many may still wait when the next fetch is sent. */
const FETCH_LIMIT = 2000;
const FETCH_AHEAD = 1000;

export interface SourceReaderSettings {
  readonly port: InletPort;
  /** Distinguishes the consumers of one task manager. */
  readonly consumer: string;
  readonly self: Address<BrokerReply>;
  readonly requests: Asking;
  readonly surroundings: Surroundings;
  /** Partitions of this subtask. */
  readonly partitions: readonly number[];
  /** Offsets from the restored checkpoint; partitions without one start at the group's committed offset. */
  readonly restored: ReadonlyMap<number, number>;
  /** There is something to read. */
  readonly onAvailable: () => void;
  /** As what Kafka's client throws out of `poll`. */
  readonly onError: (message: string) => void;
  readonly notice: (message: string, cause: string) => void;
  readonly tracker: LineageTracker | undefined;
}

/** Records of one partition, decoded. */
export interface TakenRecords {
  readonly values: readonly unknown[];
  readonly timestamps: readonly number[];
  /** What they descend from, with a delivery audit. */
  readonly lineages?: readonly (Lineage | undefined)[];
}

/** Partitions of a source subtask, as Flink's Kafka source spreads them: the topic's name decides who gets the first. */
export function sourcePartitions(
  topic: string,
  partitions: number,
  subtask: number,
  parallelism: number,
): readonly number[] {
  let hash = 0;
  for (let i = 0; i < topic.length; i++) hash = (Math.imul(hash, 31) + topic.charCodeAt(i)) | 0;
  const first = (Math.imul(hash, 31) & 0x7fffffff) % parallelism;
  const all = Array.from({ length: partitions }, (_, partition) => partition);
  return all.filter((partition) => (first + partition) % parallelism === subtask);
}

/** Reads the partitions of one source subtask, one fetch ahead. */
export class SourceReader {
  readonly #settings: SourceReaderSettings;
  /** Offset of the next record to hand on, by partition: what a checkpoint keeps. */
  readonly #positions = new Map<number, number>();
  /** Offset of the next record to fetch, by partition. */
  readonly #ahead = new Map<number, number>();
  /** What has been fetched, in the pieces that are handed on. */
  #fetched: FetchedPartition[] = [];
  #waiting = 0;
  #fetching = false;
  #closed = false;

  constructor(settings: SourceReaderSettings) {
    this.#settings = settings;
  }

  start(): void {
    const { partitions, restored, requests, port } = this.#settings;
    if (partitions.length === 0) return;
    for (const partition of partitions) {
      const offset = restored.get(partition);
      if (offset === undefined) continue;
      this.#positions.set(partition, offset);
      this.#settings.tracker?.opened(port.settings.port, partition, offset, true);
    }
    const { topic, group } = port.settings;
    const missing = partitions.filter((partition) => !restored.has(partition));
    if (missing.length === 0) {
      this.#fetch();
      return;
    }
    this.#fetching = true;
    requests.ask(
      {
        kind: "committed-offsets",
        group,
        reset: port.settings.offsetReset,
        partitions: missing.map((partition) => ({ topic, partition })),
      },
      (reply) => {
        if (reply.kind !== "committed" || this.#closed) return;
        if (reply.unknown.length > 0) {
          this.#settings.onError(noOffsetMessage(reply.unknown));
          return;
        }
        for (const { partition, offset } of reply.positions) {
          this.#positions.set(partition, offset);
          this.#settings.tracker?.opened(port.settings.port, partition, offset, false);
        }
        this.#fetching = false;
        this.#fetch();
      },
    );
  }

  /** Name of the inlet that is read. */
  get inlet(): string {
    return this.#settings.port.settings.port;
  }

  get hasPartitions(): boolean {
    return this.#settings.partitions.length > 0;
  }

  get available(): boolean {
    return this.#fetched.length > 0;
  }

  /** Records of the next fetched partition, decoded; their offsets count as read from now on. */
  take(now: number): TakenRecords {
    const fetched = this.#fetched.shift();
    const values: unknown[] = [];
    const timestamps: number[] = [];
    const lineages: (Lineage | undefined)[] = [];
    if (fetched === undefined) return { values, timestamps };
    const { port, tracker } = this.#settings;
    for (const batch of fetched.batches) {
      const { count, timestamps: times } = batch.records;
      for (let i = Math.max(0, fetched.from - batch.base); i < count; i++) {
        const value = port.incoming(batch, i, now);
        if (tracker !== undefined && (batch.records.headers.length > 0 || value === SKIPPED)) {
          const headers = headersAt(batch.records, i);
          const place = [headers, fetched.partition, batch.base + i] as const;
          if (value === SKIPPED) tracker.skipped(port.settings.port, ...place);
          else lineages[values.length] = tracker.incoming(port.settings.port, ...place);
        }
        if (value === SKIPPED) continue;
        values.push(value);
        timestamps.push(times[i] as number);
      }
    }
    this.#positions.set(fetched.partition, fetched.next);
    this.#waiting -= fetched.records;
    if (this.#waiting <= FETCH_AHEAD) this.#fetch();
    return tracker === undefined ? { values, timestamps } : { values, timestamps, lineages };
  }

  /** How many records `take` will give, before decoding. */
  get nextCount(): number {
    return this.#fetched[0]?.records ?? 0;
  }

  positions(): readonly Position[] {
    const { topic } = this.#settings.port.settings;
    return [...this.#positions].map(([partition, offset]) => ({ topic, partition, offset }));
  }

  /** Tells Kafka how far a completed checkpoint has read, for people to see. */
  commit(positions: readonly Position[]): void {
    if (positions.length === 0) return;
    this.#send({ kind: "note-offsets", group: this.#settings.port.settings.group, positions });
  }

  close(): void {
    this.#closed = true;
    this.#fetched = [];
  }

  #fetch(): void {
    if (this.#fetching || this.#closed) return;
    this.#fetching = true;
    const { requests, port, onAvailable, consumer } = this.#settings;
    requests.ask(
      {
        kind: "fetch",
        consumer,
        isolation: port.settings.isolation,
        limit: FETCH_LIMIT,
        positions: this.positions().map((position) => ({
          ...position,
          offset: this.#ahead.get(position.partition) ?? position.offset,
        })),
      },
      (reply) => {
        if (reply.kind !== "fetched" || this.#closed) return;
        this.#fetching = false;
        if (!this.#reset(reply.outOfRange)) return;
        for (const fetched of reply.partitions) {
          this.#ahead.set(fetched.partition, fetched.next);
          this.#waiting += fetched.records;
          this.#fetched.push(...pollsOf(fetched));
        }
        onAvailable();
        if (this.#waiting <= FETCH_AHEAD) this.#fetch();
      },
    );
  }

  /** Goes on where the reset policy has it where offsets, of an old checkpoint most likely, are not kept any more. */
  #reset(outOfRange: readonly OutOfRange[]): boolean {
    const { port, onError, notice } = this.#settings;
    const { offsetReset } = port.settings;
    const positions = resetPositions(outOfRange, offsetReset);
    if (typeof positions === "string") {
      onError(positions);
      return false;
    }
    positions.forEach(({ partition, offset }, i) => {
      this.#ahead.set(partition, offset);
      notice(resetNotice(outOfRange[i] as OutOfRange, offset), `auto.offset.reset = ${offsetReset}`);
    });
    return true;
  }

  #send(message: BrokerMessage): void {
    this.#settings.surroundings.mailbox.send(this.#settings.self, BROKER_ADDRESS, message);
  }
}

/** What a fetch has brought of a partition, cut between batches into pieces of about `POLL` records. */
function pollsOf({
  topic,
  partition,
  batches,
  next,
  ...fetched
}: FetchedPartition): readonly FetchedPartition[] {
  const polls: FetchedPartition[] = [];
  let { from } = fetched;
  let start = 0;
  let records = 0;
  batches.forEach((batch, i) => {
    const end = batch.base + batch.records.count;
    records += end - Math.max(from, batch.base);
    if (records < POLL && i < batches.length - 1) return;
    polls.push({ topic, partition, from, batches: batches.slice(start, i + 1), records, next: end });
    from = end;
    start = i + 1;
    records = 0;
  });
  // Aborted batches at the end are passed over with the last piece.
  const last = polls.pop();
  return last === undefined
    ? [{ topic, partition, batches, next, ...fetched }]
    : [...polls, { ...last, next }];
}
