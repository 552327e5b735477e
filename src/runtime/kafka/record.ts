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
