import { BatchBuilder } from "./batch-builder.ts";
import type { ProduceBatch, ProducerIdentity } from "./messages.ts";
import { partitionOfKey } from "./murmur2.ts";
import type { Asking } from "./requests.ts";

/** Kafka's `delivery.timeout.ms`: a batch that is not acknowledged in time is given up. */
const DELIVERY_TIMEOUT = 120_000;

/** Kafka's `batch.size`: a batch with so many bytes does not wait. */
const BATCH_SIZE = 16_384;

export interface ProducerSettings {
  readonly topic: string;
  readonly partitions: number;
  readonly requests: Asking;
  /** Records without a key start at this partition. */
  readonly firstPartition: number;
  /** A request has been answered: there is room for another. */
  readonly onAcknowledged: () => void;
  readonly onError: (message: string) => void;
}

/** Writes to one topic: batches by partition, numbers batches, knows what is not acknowledged yet. */
export class Producer {
  readonly #settings: ProducerSettings;
  /** By partition; those with records are in `#filled`. */
  readonly #builders: (BatchBuilder | undefined)[] = [];
  #filled: number[] = [];
  /** Number of the next record by partition. */
  readonly #sequences: number[] = [];
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
    this.#sent++;
    this.#transactional = transactional !== undefined;
    this.#settings.requests.ask(
      {
        kind: "init-producer",
        timeout: transactional?.timeout ?? 0,
        ...(transactional === undefined ? {} : { transactionalId: transactional.id }),
      },
      (reply) => {
        if (reply.kind !== "producer" || this.#closed) return;
        this.#answered++;
        this.#identity = reply.producer;
        this.flush();
        this.#settled();
        this.#settings.onAcknowledged();
      },
    );
  }
  #transactional = false;

  get identity(): ProducerIdentity | undefined {
    return this.#identity;
  }

  /** Requests that the broker has not answered yet. */
  get inFlight(): number {
    return this.#sent - this.#answered;
  }

  /** Begins a record in the batch for its key: write its value there, then `end` or `cancel` it. */
  begin(key: Uint8Array | null): BatchBuilder {
    const partition = key === null ? this.#sticky : partitionOfKey(key, this.#settings.partitions);
    let builder = this.#builders[partition];
    if (builder === undefined) {
      builder = new BatchBuilder();
      this.#builders[partition] = builder;
    }
    if (builder.count === 0) this.#filled.push(partition);
    builder.begin(key);
    return builder;
  }

  /** Sends what has been added, unless an answer is still to come: what is added until then travels together. */
  flush(): void {
    if (this.inFlight === 0 || this.#isFull()) this.#sendBatches();
  }

  /** Keyless records of the next batch go to the next partition (sticky partitioning). */
  #sendBatches(): void {
    const identity = this.#identity;
    if (identity === undefined || this.#filled.length === 0) return;
    const batches = this.#take();
    if (batches.length === 0) return;
    this.#sticky = (this.#sticky + 1) % this.#settings.partitions;
    this.#sent++;
    this.#settings.requests.ask(
      { kind: "produce", producer: identity, transactional: this.#transactional, batches },
      (reply) => {
        if (reply.kind !== "produced" || this.#closed) return;
        this.#answered++;
        if (reply.error !== undefined) {
          this.#settings.onError(reply.error);
          return;
        }
        this.flush();
        this.#settled();
        this.#settings.onAcknowledged();
      },
      { after: DELIVERY_TIMEOUT, expired: () => this.#expired(batches) },
    );
  }

  #expired(batches: readonly ProduceBatch[]): void {
    if (this.#closed) return;
    const [{ topic, partition } = { topic: "", partition: 0 }] = batches;
    const records = batches.reduce((sum, batch) => sum + batch.records.count, 0);
    this.#settings.onError(
      `Expiring ${records} record(s) for ${topic}-${partition}:${DELIVERY_TIMEOUT} ms has passed since batch creation`,
    );
  }

  /** Calls back once everything added so far has been acknowledged, at once if it has. Answers come in order. */
  whenWritten(run: () => void): void {
    this.#sendBatches();
    // What waits for the producer's identity leaves with the next request.
    const after = this.#sent + (this.#hasRecords() ? 1 : 0);
    this.#waiting.push({ after, run });
    this.#settled();
  }

  close(): void {
    this.#closed = true;
    this.#filled = [];
    this.#waiting = [];
  }

  #isFull(): boolean {
    return this.#filled.some((partition) => (this.#builders[partition]?.writer.length ?? 0) >= BATCH_SIZE);
  }

  #hasRecords(): boolean {
    return this.#filled.some((partition) => (this.#builders[partition]?.count ?? 0) > 0);
  }

  #take(): readonly ProduceBatch[] {
    const { topic } = this.#settings;
    const batches: ProduceBatch[] = [];
    for (const partition of this.#filled) {
      const builder = this.#builders[partition];
      // A record that could not be encoded may have been the only one.
      if (builder === undefined || builder.count === 0) continue;
      const records = builder.take();
      const sequence = this.#sequences[partition] ?? 0;
      this.#sequences[partition] = sequence + records.count;
      batches.push({ topic, partition, sequence, records });
    }
    this.#filled = [];
    return batches;
  }

  #settled(): void {
    const due = this.#waiting.filter(({ after }) => after <= this.#answered);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ after }) => after > this.#answered);
    for (const { run } of due) run();
  }
}
