export type Header = readonly [name: string, value: string];

/** The header list of records that have none. */
export const NO_HEADERS: readonly Header[] = [];

/** A record in a partition, taken out of its batch. */
export interface LogRecord {
  readonly offset: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array;
  readonly timestamp: number;
  readonly headers: readonly Header[];
}

export interface TopicPartition {
  /** Topic id. */
  readonly topic: string;
  readonly partition: number;
}

/** Names the header with the fingerprint of the schema that wrote a record, where the topic's ports differ in theirs. */
export const WRITER_HEADER = "schema-fingerprint";
