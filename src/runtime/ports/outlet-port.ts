import { codecOf, fingerprint, type Schema } from "../../avro/index.ts";
import type { OutgoingRecord } from "../kafka/record.ts";
import { type Header, WRITER_HEADER } from "../kafka/record.ts";
import { datumProblem } from "./datum-problem.ts";
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

const TEXT = new TextEncoder();
const NO_HEADERS: readonly Header[] = [];

/** Turns the records of an outlet into Kafka records. */
export class OutletPort {
  readonly settings: OutletPortSettings;
  readonly counter = new PortCounter();
  readonly #encode: (value: unknown) => Uint8Array;
  readonly #headers: readonly Header[];

  constructor(settings: OutletPortSettings) {
    this.settings = settings;
    const codec = codecOf(settings.schema);
    this.#encode = (value) => codec.encode(value);
    this.#headers = settings.markWriter ? [[WRITER_HEADER, fingerprint(settings.schema)]] : NO_HEADERS;
  }

  /** Throws an Error that names the field where the value does not fit the outlet's schema. */
  outgoing(value: unknown, now: number): OutgoingRecord {
    let bytes: Uint8Array;
    try {
      bytes = this.#encode(value);
    } catch (error) {
      const reason =
        datumProblem(this.settings.schema, value) ?? (error instanceof Error ? error.message : String(error));
      throw new Error(`The record does not fit outlet "${this.settings.port}": ${reason}.`);
    }
    const { keyOf } = this.settings;
    const key = keyOf?.(value);
    this.counter.add(1, bytes.length, now);
    return {
      key: key === undefined || key === null ? null : TEXT.encode(String(key)),
      value: bytes,
      timestamp: Math.floor(now),
      headers: this.#headers,
    };
  }
}
