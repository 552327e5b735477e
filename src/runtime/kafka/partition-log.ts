import type { LogBatch, RecordBatch } from "./record-batch.ts";

/** Rough bytes of memory that a kept batch and a kept record cost beyond keys and values. */
const BATCH_OVERHEAD = 600;
const RECORD_OVERHEAD = 16;
/** Records from which on a segment takes no further batch: retention drops whole segments, as in Kafka. */
const SEGMENT = 1024;

interface StoredBatch extends LogBatch {
  /** Producer whose transaction the batch belongs to. */
  readonly transaction: number | undefined;
}

interface Segment {
  readonly base: number;
  readonly batches: StoredBatch[];
  records: number;
  bytes: number;
  /** Latest timestamp of a record. */
  newest: number;
}

interface Aborted {
  readonly producer: number;
  readonly first: number;
  readonly last: number;
}

/** A producer's batch: `sequence` numbers the producer's records in the partition, as in Kafka; here that of the first. */
export interface BatchOrigin {
  readonly id: number;
  readonly epoch: number;
  readonly sequence: number;
  readonly transactional: boolean;
}

/** One partition: an append-only log of batches with offsets, open transactions and retention. */
export class PartitionLog {
  readonly #segments: Segment[] = [emptySegment(0)];
  /** By producer id: epoch, and sequence number of the next record. */
  readonly #producers = new Map<number, { readonly epoch: number; readonly next: number }>();
  /** First offset of each open transaction, by producer id. */
  readonly #open = new Map<number, number>();
  /** Producer id by offset range of aborted transactions; readers of committed data skip these records. */
  #aborted: Aborted[] = [];
  #batches = 0;
  #end = 0;
  /** Bytes of keys and values ever written, and now kept. */
  written = 0;
  kept = 0;

  get start(): number {
    return this.#segments[0]?.base ?? this.#end;
  }

  get end(): number {
    return this.#end;
  }

  /** Readers of committed data see records before this offset only. */
  get lastStableOffset(): number {
    let stable = this.#end;
    for (const first of this.#open.values()) stable = Math.min(stable, first);
    return stable;
  }

  /** Memory of the kept records, roughly. */
  get memory(): number {
    return this.kept + this.#batches * BATCH_OVERHEAD + (this.#end - this.start) * RECORD_OVERHEAD;
  }

  /**
   * What is to be done with a batch of an idempotent producer: a repeated one was written before, one of an older epoch
   * is fenced, and one that leaves a gap says that an earlier one is missing.
   */
  check({ id, epoch, sequence }: Omit<BatchOrigin, "transactional">): "new" | "duplicate" | "fenced" | "gap" {
    const known = this.#producers.get(id);
    // What a producer has never written to begins with its first record.
    if (known === undefined || epoch > known.epoch) return sequence === 0 ? "new" : "gap";
    if (epoch < known.epoch) return "fenced";
    if (sequence === known.next) return "new";
    return sequence < known.next ? "duplicate" : "gap";
  }

  append(records: RecordBatch, origin?: BatchOrigin): void {
    if (records.count === 0) return;
    if (origin !== undefined) {
      const { id, epoch, sequence, transactional } = origin;
      this.#producers.set(id, { epoch, next: sequence + records.count });
      if (transactional && !this.#open.has(id)) this.#open.set(id, this.#end);
    }
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.records >= SEGMENT) {
      segment = emptySegment(this.#end);
      this.#segments.push(segment);
    }
    const transaction = origin?.transactional ? origin.id : undefined;
    segment.batches.push({ base: this.#end, records, transaction });
    segment.records += records.count;
    segment.bytes += records.bytes.length;
    for (const timestamp of records.timestamps) if (timestamp > segment.newest) segment.newest = timestamp;
    this.#batches++;
    this.#end += records.count;
    this.written += records.bytes.length;
    this.kept += records.bytes.length;
  }

  /** Ends a producer's open transaction in this partition. */
  endTransaction(producer: number, commit: boolean): void {
    const first = this.#open.get(producer);
    if (first === undefined) return;
    this.#open.delete(producer);
    if (!commit) this.#aborted.push({ producer, first, last: this.#end - 1 });
  }

  /**
   * Whole batches from an offset on, as Kafka hands them out: the first may begin before the offset, and they end with
   * the one that reaches `limit` records. `committed` leaves out aborted ones and stops before open transactions.
   */
  read(
    from: number,
    limit: number,
    committed: boolean,
  ): { readonly batches: readonly LogBatch[]; readonly records: number; readonly next: number } {
    const start = Math.max(from, this.start);
    const stop = committed ? this.lastStableOffset : this.#end;
    const batches: LogBatch[] = [];
    let records = 0;
    let next = start;
    for (let at = this.#segmentAt(start); next < stop && records < limit; at++) {
      const segment = this.#segments[at];
      if (segment === undefined) break;
      for (let i = firstAfter(segment.batches, next); i < segment.batches.length; i++) {
        const batch = segment.batches[i] as StoredBatch;
        if (batch.base >= stop || records >= limit) break;
        const end = batch.base + batch.records.count;
        if (!committed || !this.#isAborted(batch)) {
          batches.push(batch);
          records += end - Math.max(batch.base, start);
        }
        next = end;
      }
    }
    return { batches, records, next };
  }

  /** Drops whole segments from the front while the kept memory is above a bound, never records at or after `before`. */
  retain(bytes: number, before: number): void {
    while (this.#segments.length > 1 && this.memory > bytes) {
      const next = this.#segments[1];
      if (next === undefined || next.base > before) return;
      this.#dropFirst();
    }
  }

  /** Drops whole segments whose newest record is older than a time. */
  expire(olderThan: number): void {
    while (this.#segments.length > 1 && (this.#segments[0] as Segment).newest < olderThan) this.#dropFirst();
  }

  #dropFirst(): void {
    const segment = this.#segments.shift();
    if (segment === undefined) return;
    this.kept -= segment.bytes;
    this.#batches -= segment.batches.length;
    const { start } = this;
    this.#aborted = this.#aborted.filter((aborted) => aborted.last >= start);
  }

  #isAborted({ base, transaction }: StoredBatch): boolean {
    if (transaction === undefined || this.#aborted.length === 0) return false;
    return this.#aborted.some(
      ({ producer, first, last }) => producer === transaction && base >= first && base <= last,
    );
  }

  #segmentAt(offset: number): number {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#segments[middle] as Segment).base <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function emptySegment(base: number): Segment {
  return { base, batches: [], records: 0, bytes: 0, newest: Number.NEGATIVE_INFINITY };
}

/** Index of the first batch that ends after an offset. */
function firstAfter(batches: readonly StoredBatch[], offset: number): number {
  let low = 0;
  let high = batches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { base, records } = batches[middle] as StoredBatch;
    if (base + records.count > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
