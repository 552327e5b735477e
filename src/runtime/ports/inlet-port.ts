import { resolvingDecoder, type Schema } from "../../avro/index.ts";
import type { InletErrorHandler } from "../../streamlet/index.ts";
import type { Membership } from "../kafka/group-consumer.ts";
import type { Isolation, OffsetReset } from "../kafka/messages.ts";
import { type LogRecord, WRITER_HEADER } from "../kafka/record.ts";
import {
  headersAt,
  type LogBatch,
  type RecordBatch,
  recordAt,
  valueEnd,
  valueStart,
} from "../kafka/record-batch.ts";
import { portCodec } from "./port-codec.ts";
import { PortCounter } from "./port-counter.ts";

export interface InletPortSettings {
  readonly streamlet: string;
  readonly port: string;
  readonly topic: string;
  readonly partitions: number;
  readonly group: string;
  /** Every process of the streamlet reads all the data, in a group of its own. */
  readonly hasUniqueGroupId: boolean;
  readonly isolation: Isolation;
  /** `auto.offset.reset`: where a group without committed offset starts. */
  readonly offsetReset: OffsetReset;
  /** For consumers that have their partitions from the group. */
  readonly membership: Membership;
  readonly schema: Schema;
  /** Schemas of the topic's writers by fingerprint, where they differ from the inlet's. */
  readonly writers: ReadonlyMap<string, Schema>;
  readonly errorHandler: InletErrorHandler<unknown> | undefined;
  /** Called for bytes that do not decode and are skipped. */
  readonly onSkipped: (record: LogRecord, message: string) => void;
}

/** Stands for a record that was skipped. */
export const SKIPPED: unique symbol = Symbol("skipped");

type Decode = (bytes: Uint8Array, start: number, end: number) => unknown;

/** Turns Kafka records into the records of an inlet. */
export class InletPort {
  readonly settings: InletPortSettings;
  readonly counter: PortCounter;
  readonly #decode: Decode;
  readonly #byWriter = new Map<string, Decode>();

  constructor(settings: InletPortSettings, counter = new PortCounter()) {
    this.settings = settings;
    this.counter = counter;
    this.#decode = portCodec(settings.schema).decode;
    for (const [fingerprint, writer] of settings.writers) {
      this.#byWriter.set(fingerprint, resolvingDecoder(settings.schema, writer));
    }
  }

  /** A record of a batch, or `SKIPPED` if its bytes do not decode and the inlet's error handler gives nothing instead. */
  incoming(batch: LogBatch, index: number, now: number): unknown {
    const { records } = batch;
    const start = valueStart(records, index);
    const end = valueEnd(records, index);
    this.counter.add(1, end - start, now);
    try {
      const decode = records.headers.length === 0 ? this.#decode : this.#decoderOf(records, index);
      return decode(records.bytes, start, end);
    } catch (error) {
      return this.#recover(recordAt(batch, index), error instanceof Error ? error : new Error(String(error)));
    }
  }

  #decoderOf(records: RecordBatch, index: number): Decode {
    const writer = headersAt(records, index).find(([name]) => name === WRITER_HEADER)?.[1];
    return this.#byWriter.get(writer ?? "") ?? this.#decode;
  }

  #recover(record: LogRecord, error: Error): unknown {
    const replacement = this.settings.errorHandler?.(record.value, error);
    if (replacement !== undefined) return replacement;
    this.settings.onSkipped(record, error.message);
    return SKIPPED;
  }
}
