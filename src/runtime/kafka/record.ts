export type Header = readonly [name: string, value: string];

/** A record on its way to a topic. */
export interface OutgoingRecord {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array;
  readonly timestamp: number;
  readonly headers: readonly Header[];
}

/** A record in a partition. */
export interface LogRecord extends OutgoingRecord {
  readonly offset: number;
}

export interface TopicPartition {
  /** Topic id. */
  readonly topic: string;
  readonly partition: number;
}

/** Names the header with the fingerprint of the schema that wrote a record, where the topic's ports differ in theirs. */
export const WRITER_HEADER = "schema-fingerprint";
