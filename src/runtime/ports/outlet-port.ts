import { type Codec, fingerprint, type Schema } from "../../avro/index.ts";
import type { LineageTracker } from "../audit/lineage-tracker.ts";
import type { Producer } from "../kafka/producer.ts";
import { type Header, NO_HEADERS, WRITER_HEADER } from "../kafka/record.ts";
import { datumProblem } from "./datum-problem.ts";
import { keyBytes } from "./key-bytes.ts";
import { portCodec } from "./port-codec.ts";
import { PortCounter } from "./port-counter.ts";

/** Where an outlet writes and how its records become bytes. */
export interface OutletPortSettings {
  readonly streamlet: string;
  readonly port: string;
  readonly topic: string;
  readonly partitions: number;
  readonly schema: Schema;
  /** Ports of one topic differ in their schema, so that records must say which one wrote them. */
  readonly markWriter: boolean;
  /** Key of a record; undefined for round robin. */
  readonly keyOf: ((value: unknown) => unknown) | undefined;
}

/** Turns the records of an outlet into Kafka records. */
export class OutletPort {
  readonly settings: OutletPortSettings;
  readonly counter: PortCounter;
  readonly #codec: Pick<Codec, "encodeInto">;
  readonly #headers: readonly Header[];

  constructor(settings: OutletPortSettings, counter = new PortCounter()) {
    this.settings = settings;
    this.counter = counter;
    this.#codec = portCodec(settings.schema);
    this.#headers = settings.markWriter ? [[WRITER_HEADER, fingerprint(settings.schema)]] : NO_HEADERS;
  }

  /**
   * Adds a record to what a producer sends next. Throws an Error that names the field where the value does not fit the
   * outlet's schema.
   */
  write(value: unknown, now: number, producer: Producer, tracker?: LineageTracker): void {
    const { keyOf } = this.settings;
    const key = keyOf?.(value);
    const batch = producer.begin(key === undefined || key === null ? null : keyBytes(String(key)));
    const start = batch.writer.length;
    try {
      this.#codec.encodeInto(value, batch.writer);
    } catch (error) {
      batch.cancel();
      const reason =
        datumProblem(this.settings.schema, value) ?? (error instanceof Error ? error.message : String(error));
      throw new Error(`The record does not fit outlet "${this.settings.port}": ${reason}.`);
    }
    this.counter.add(1, batch.writer.length - start, now);
    batch.end(Math.floor(now), tracker?.headers(this.settings.port, this.#headers) ?? this.#headers);
  }
}
