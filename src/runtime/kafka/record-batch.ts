import { type Header, type LogRecord, NO_HEADERS } from "./record.ts";

/** Records packed into few arrays, as in Kafka's record batches: no object per record, and cheap to send to a worker. */
export interface RecordBatch {
  readonly count: number;
  /** Keys and values back to back: key, value, key, value … */
  readonly bytes: Uint8Array;
  /** Two numbers per record: where its value starts (as `~start` where the record has no key) and where it ends. */
  readonly bounds: Int32Array;
  /** Milliseconds. */
  readonly timestamps: Float64Array;
  /** Empty: no record has headers. One list: every record has that one. Else a list per record. */
  readonly headers: readonly (readonly Header[])[];
}

/** A batch in a partition. */
export interface LogBatch {
  /** Offset of the first record. */
  readonly base: number;
  readonly records: RecordBatch;
}

export function valueStart({ bounds }: RecordBatch, index: number): number {
  const start = bounds[2 * index] as number;
  return start < 0 ? ~start : start;
}

export function valueEnd({ bounds }: RecordBatch, index: number): number {
  return bounds[2 * index + 1] as number;
}

/** The bytes of a record's key, a view; null where it has none. */
function keyAt({ bounds, bytes }: RecordBatch, index: number): Uint8Array | null {
  const end = bounds[2 * index] as number;
  return end < 0 ? null : bytes.subarray(index === 0 ? 0 : bounds[2 * index - 1], end);
}

/** The bytes of a record's value, a view. */
function valueAt(batch: RecordBatch, index: number): Uint8Array {
  return batch.bytes.subarray(valueStart(batch, index), valueEnd(batch, index));
}

export function headersAt({ headers }: RecordBatch, index: number): readonly Header[] {
  return (headers.length === 1 ? headers[0] : headers[index]) ?? NO_HEADERS;
}

/** A record on its own, for those that look at few. */
export function recordAt({ base, records }: LogBatch, index: number): LogRecord {
  return {
    offset: base + index,
    key: keyAt(records, index),
    value: valueAt(records, index),
    timestamp: records.timestamps[index] ?? 0,
    headers: headersAt(records, index),
  };
}
