import { BatchBuilder } from "../kafka/batch-builder.ts";
import { type Header, NO_HEADERS } from "../kafka/record.ts";
import type { RecordBatch } from "../kafka/record-batch.ts";

/** A batch of so many records of one size without keys, for tests. */
export function batchOf(count: number, timestamp = 0, size = 1): RecordBatch {
  return packed(Array.from({ length: count }, () => ({ value: new Uint8Array(size), timestamp })));
}

/** The batch of these records. */
export function packed(
  records: readonly {
    readonly key?: Uint8Array;
    readonly value: Uint8Array;
    readonly timestamp?: number;
    readonly headers?: readonly Header[];
  }[],
): RecordBatch {
  const builder = new BatchBuilder();
  for (const { key = null, value, timestamp = 0, headers = NO_HEADERS } of records) {
    builder.begin(key);
    builder.writer.fixed(value);
    builder.end(timestamp, headers);
  }
  return builder.take();
}
