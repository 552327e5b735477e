import type { Address, Surroundings } from "../host/clock.ts";
import { BROKER } from "./broker.ts";
import type { BrokerMessage, BrokerReply, ProducerIdentity } from "./messages.ts";
import { partitionOfKey } from "./murmur2.ts";
import type { OutgoingRecord } from "./record.ts";

export const BROKER_ADDRESS: Address<BrokerMessage> = BROKER;

/** Numbers requests of one actor, and finds who waits for a reply. */
export class Requests {
  #next = 1;
  readonly #waiting = new Map<number, (reply: BrokerReply) => void>();

  add(answer: (reply: BrokerReply) => void): number {
    const request = this.#next++;
    this.#waiting.set(request, answer);
    return request;
  }

  /** False if nobody waits for it (any more). */
  answer(reply: BrokerReply): boolean {
    if (!("request" in reply)) return false;
    const answer = this.#waiting.get(reply.request);
    this.#waiting.delete(reply.request);
    answer?.(reply);
    return answer !== undefined;
  }

  clear(): void {
    this.#waiting.clear();
  }
}

export interface ProducerSettings {
  readonly topic: string;
  readonly partitions: number;
  readonly self: Address<BrokerReply>;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  /** Records without a key start at this partition. */
  readonly firstPartition: number;
  /** A request has been answered: there is room for another. */
  readonly onAcknowledged: () => void;
  readonly onError: (message: string) => void;
}

/** Writes to one topic: batches by partition, numbers batches, knows what is not acknowledged yet. */
export class Producer {
  readonly #settings: ProducerSettings;
  readonly #batches = new Map<number, OutgoingRecord[]>();
  readonly #sequences = new Map<number, number>();
  #sticky: number;
  #identity: ProducerIdentity | undefined;
  #sent = 0;
  #answered = 0;
  #waiting: { readonly after: number; readonly run: () => void }[] = [];
  #closed = false;

  constructor(settings: ProducerSettings) {
    this.#settings = settings;
    this.#sticky = settings.firstPartition % settings.partitions;
  }

  /** Asks the broker for an identity; records may be added at once and leave when it has come. */
  start(transactional?: { readonly id: string; readonly timeout: number }): void {
    const request = this.#settings.requests.add((reply) => {
      if (reply.kind !== "producer" || this.#closed) return;
      this.#answered++;
      this.#identity = reply.producer;
      this.flush();
      this.#settled();
      this.#settings.onAcknowledged();
    });
    this.#sent++;
    this.#transactional = transactional !== undefined;
    this.#send({
      kind: "init-producer",
      from: this.#settings.self,
      request,
      timeout: transactional?.timeout ?? 0,
      ...(transactional === undefined ? {} : { transactionalId: transactional.id }),
    });
  }
  #transactional = false;

  get identity(): ProducerIdentity | undefined {
    return this.#identity;
  }

  /** Requests that the broker has not answered yet. */
  get inFlight(): number {
    return this.#sent - this.#answered;
  }

  add(record: OutgoingRecord): void {
    const partition =
      record.key === null ? this.#sticky : partitionOfKey(record.key, this.#settings.partitions);
    const batch = this.#batches.get(partition);
    if (batch === undefined) this.#batches.set(partition, [record]);
    else batch.push(record);
  }

  /** Sends what has been added. Keyless records of the next batch go to the next partition (sticky partitioning). */
  flush(): void {
    const identity = this.#identity;
    if (identity === undefined || this.#batches.size === 0) return;
    const batches = [...this.#batches].map(([partition, records]) => {
      const sequence = (this.#sequences.get(partition) ?? 0) + 1;
      this.#sequences.set(partition, sequence);
      return { topic: this.#settings.topic, partition, sequence, records };
    });
    this.#batches.clear();
    this.#sticky = (this.#sticky + 1) % this.#settings.partitions;
    const request = this.#settings.requests.add((reply) => {
      if (reply.kind !== "produced" || this.#closed) return;
      this.#answered++;
      if (reply.error !== undefined) {
        this.#settings.onError(reply.error);
        return;
      }
      this.#settled();
      this.#settings.onAcknowledged();
    });
    this.#sent++;
    const { self } = this.#settings;
    this.#send({
      kind: "produce",
      from: self,
      request,
      producer: identity,
      transactional: this.#transactional,
      batches,
    });
  }

  /** Calls back once everything added so far has been acknowledged, at once if it has. Answers come in order. */
  whenWritten(run: () => void): void {
    this.flush();
    // What waits for the producer's identity leaves with the next request.
    const after = this.#sent + (this.#batches.size > 0 ? 1 : 0);
    this.#waiting.push({ after, run });
    this.#settled();
  }

  close(): void {
    this.#closed = true;
    this.#batches.clear();
    this.#waiting = [];
  }

  #settled(): void {
    const due = this.#waiting.filter(({ after }) => after <= this.#answered);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ after }) => after > this.#answered);
    for (const { run } of due) run();
  }

  #send(message: BrokerMessage): void {
    this.#settings.surroundings.mailbox.send(this.#settings.self, BROKER_ADDRESS, message);
  }
}
