import type { LogRecord, OutgoingRecord } from "./record.ts";

/** Rough bytes of memory that a kept record costs beyond its key and value. */
const OVERHEAD = 200;
/** Records per segment: retention drops whole segments, as in Kafka. */
const SEGMENT = 1024;

interface Segment {
  readonly base: number;
  readonly records: LogRecord[];
  bytes: number;
}

interface Aborted {
  readonly producer: number;
  readonly first: number;
  readonly last: number;
}

/** One partition: an append-only log with offsets, open transactions and retention. */
export class PartitionLog {
  readonly #segments: Segment[] = [{ base: 0, records: [], bytes: 0 }];
  readonly #producers = new Map<number, { epoch: number; sequence: number }>();
  /** First offset of each open transaction, by producer id. */
  readonly #open = new Map<number, number>();
  /** Producer id by offset range of aborted transactions; readers of committed data skip these records. */
  #aborted: Aborted[] = [];
  /** Producer of each transactional record that is still kept. */
  readonly #writers = new Map<number, number>();
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
    return this.kept + (this.#end - this.start) * OVERHEAD;
  }

  /** Whether a batch of an idempotent producer was written before (a retry). Records of an older epoch are fenced. */
  check(producer: { id: number; epoch: number; sequence: number }): "new" | "duplicate" | "fenced" {
    const known = this.#producers.get(producer.id);
    if (known === undefined || producer.epoch > known.epoch) return "new";
    if (producer.epoch < known.epoch) return "fenced";
    return producer.sequence <= known.sequence ? "duplicate" : "new";
  }

  append(
    records: readonly OutgoingRecord[],
    producer?: { id: number; epoch: number; sequence: number; transactional: boolean },
  ): void {
    if (producer !== undefined) {
      this.#producers.set(producer.id, { epoch: producer.epoch, sequence: producer.sequence });
      if (producer.transactional && !this.#open.has(producer.id)) this.#open.set(producer.id, this.#end);
    }
    for (const record of records) {
      const offset = this.#end++;
      if (producer?.transactional) this.#writers.set(offset, producer.id);
      let segment = this.#segments.at(-1);
      if (segment === undefined || segment.records.length >= SEGMENT) {
        segment = { base: offset, records: [], bytes: 0 };
        this.#segments.push(segment);
      }
      const size = record.value.length + (record.key?.length ?? 0);
      segment.records.push({
        offset,
        key: record.key,
        value: record.value,
        timestamp: record.timestamp,
        headers: record.headers,
      });
      segment.bytes += size;
      this.written += size;
      this.kept += size;
    }
  }

  /** Ends a producer's open transaction in this partition. */
  endTransaction(producer: number, commit: boolean): void {
    const first = this.#open.get(producer);
    if (first === undefined) return;
    this.#open.delete(producer);
    if (!commit) this.#aborted.push({ producer, first, last: this.#end - 1 });
  }

  /** Records from an offset on; `committed` leaves out aborted ones and stops before open transactions. */
  read(
    from: number,
    limit: number,
    committed: boolean,
  ): { readonly records: readonly LogRecord[]; readonly next: number } {
    const start = Math.max(from, this.start);
    const stop = Math.min(committed ? this.lastStableOffset : this.#end, start + limit);
    const records: LogRecord[] = [];
    if (stop <= start) return { records, next: start };
    let index = this.#segmentAt(start);
    let offset = start;
    while (offset < stop) {
      const segment = this.#segments[index++];
      if (segment === undefined) break;
      const segmentEnd = Math.min(stop, segment.base + segment.records.length);
      for (; offset < segmentEnd; offset++) {
        const record = segment.records[offset - segment.base] as LogRecord;
        if (!committed || !this.#isAborted(offset)) records.push(record);
      }
    }
    return { records, next: stop };
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
    while (this.#segments.length > 1) {
      const newest = this.#segments[0]?.records.at(-1);
      if (newest === undefined || newest.timestamp >= olderThan) return;
      this.#dropFirst();
    }
  }

  #dropFirst(): void {
    const segment = this.#segments.shift();
    if (segment === undefined) return;
    this.kept -= segment.bytes;
    if (this.#writers.size > 0) for (const record of segment.records) this.#writers.delete(record.offset);
    const { start } = this;
    this.#aborted = this.#aborted.filter((aborted) => aborted.last >= start);
  }

  #isAborted(offset: number): boolean {
    if (this.#aborted.length === 0) return false;
    const writer = this.#writers.get(offset);
    return (
      writer !== undefined &&
      this.#aborted.some((each) => each.producer === writer && offset >= each.first && offset <= each.last)
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
