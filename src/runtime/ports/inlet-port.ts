import { codecOf, resolvingDecoder, type Schema } from "../../avro/index.ts";
import type { InletErrorHandler } from "../../streamlet/index.ts";
import type { Isolation, OffsetReset } from "../kafka/messages.ts";
import { type LogRecord, WRITER_HEADER } from "../kafka/record.ts";
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
  readonly schema: Schema;
  /** Schemas of the topic's writers by fingerprint, where they differ from the inlet's. */
  readonly writers: ReadonlyMap<string, Schema>;
  readonly errorHandler: InletErrorHandler<unknown> | undefined;
  /** Called for bytes that do not decode and are skipped. */
  readonly onSkipped: (record: LogRecord, message: string) => void;
}

/** Stands for a record that was skipped. */
export const SKIPPED: unique symbol = Symbol("skipped");

/** Turns Kafka records into the records of an inlet. */
export class InletPort {
  readonly settings: InletPortSettings;
  readonly counter = new PortCounter();
  readonly #decode: (bytes: Uint8Array) => unknown;
  readonly #byWriter = new Map<string, (bytes: Uint8Array) => unknown>();

  constructor(settings: InletPortSettings) {
    this.settings = settings;
    const codec = codecOf(settings.schema);
    this.#decode = (bytes) => codec.decode(bytes);
    for (const [fingerprint, writer] of settings.writers) {
      this.#byWriter.set(fingerprint, resolvingDecoder(settings.schema, writer));
    }
  }

  /** The record, or `SKIPPED` if its bytes do not decode and the inlet's error handler gives nothing instead. */
  incoming(record: LogRecord, now: number): unknown {
    this.counter.add(1, record.value.length, now);
    try {
      const { headers } = record;
      if (headers.length === 0) return this.#decode(record.value);
      const writer = headers.find(([name]) => name === WRITER_HEADER)?.[1];
      const decode = writer === undefined ? undefined : this.#byWriter.get(writer);
      return (decode ?? this.#decode)(record.value);
    } catch (error) {
      return this.#recover(record, error instanceof Error ? error : new Error(String(error)));
    }
  }

  #recover(record: LogRecord, error: Error): unknown {
    const replacement = this.settings.errorHandler?.(record.value, error);
    if (replacement !== undefined) return replacement;
    this.settings.onSkipped(record, error.message);
    return SKIPPED;
  }
}
