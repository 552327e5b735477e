import { codecOf, datumToJson, fingerprint, type Schema } from "../../avro/index.ts";
import type { RecordQuery } from "../host/simulation.ts";
import type { RecordView } from "../host/snapshot.ts";
import type { Broker } from "../kafka/broker.ts";
import { type LogRecord, WRITER_HEADER } from "../kafka/record.ts";
import { type LogBatch, recordAt } from "../kafka/record-batch.ts";
import type { RunSetting } from "./run-setting.ts";

const MOST = 1000;
const TEXT = new TextDecoder();

/** Records of a topic decoded for display, oldest first; without partition, of all partitions by time. */
export function recordViews(
  { application, ports }: Pick<RunSetting, "application" | "ports">,
  broker: Broker,
  { topic: id, partition, from, limit }: RecordQuery,
): readonly RecordView[] {
  const topic = application.topics.find((each) => each.id === id);
  const kept = broker.topic(id);
  if (topic === undefined || kept === undefined) return [];
  const count = Math.max(0, Math.min(MOST, Math.floor(limit)));
  const writers = new Map(ports.writersOf(topic).map((schema) => [fingerprint(schema), schema]));
  const fallback = ports.schemaOf(topic);
  const views: RecordView[] = [];
  kept.partitions.forEach((log, index) => {
    if (partition !== undefined && partition !== index) return;
    const first = from ?? log.end - count;
    for (const record of recordsOf(log.read(Math.max(0, first), count, false).batches, first, count)) {
      const writer = record.headers.find(([name]) => name === WRITER_HEADER)?.[1];
      views.push(viewOf(id, index, record, writers.get(writer ?? "") ?? fallback));
    }
  });
  views.sort((a, b) => a.timestamp - b.timestamp || a.partition - b.partition || a.offset - b.offset);
  return from === undefined ? views.slice(-count) : views.slice(0, count);
}

/** At most `count` records of batches, from an offset on. */
function recordsOf(batches: readonly LogBatch[], first: number, count: number): readonly LogRecord[] {
  return batches
    .flatMap((batch) =>
      Array.from({ length: batch.records.count }, (_, i) => i)
        .filter((i) => batch.base + i >= first)
        .slice(0, count)
        .map((i) => recordAt(batch, i)),
    )
    .slice(0, count);
}

function viewOf(topic: string, partition: number, record: LogRecord, schema: Schema | undefined): RecordView {
  return {
    topic,
    partition,
    offset: record.offset,
    timestamp: record.timestamp,
    key: record.key === null ? null : TEXT.decode(record.key),
    ...decoded(record.value, schema),
    bytes: record.value.length + (record.key?.length ?? 0),
    headers: record.headers,
  };
}

function decoded(bytes: Uint8Array, schema: Schema | undefined): Pick<RecordView, "value" | "problem"> {
  if (schema === undefined) return { problem: "The topic has no Avro schema." };
  try {
    return { value: datumToJson(schema, codecOf(schema).decode(bytes)) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
