import type { Address } from "../host/clock.ts";
import type { TopicPartition } from "./record.ts";
import type { LogBatch, RecordBatch } from "./record-batch.ts";

/** Kafka's `auto.offset.reset`: where to read where there is no offset, or none that is kept; `none` is a failure. */
export type OffsetReset = "earliest" | "latest" | "none";

/** Why the coordinator of a group refuses a member. */
export type GroupError =
  | "UNKNOWN_MEMBER_ID"
  | "ILLEGAL_GENERATION"
  | "REBALANCE_IN_PROGRESS"
  | "INVALID_SESSION_TIMEOUT";

export type Isolation = "read_committed" | "read_uncommitted";

/** Identity of a producer; the epoch fences predecessors with the same transactional id. */
export interface ProducerIdentity {
  readonly id: number;
  readonly epoch: number;
}

/** What the broker understands. Every request with a reply carries the sender's own `request` number back. */
export type BrokerMessage =
  | {
      readonly kind: "produce";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly producer: ProducerIdentity;
      readonly transactional: boolean;
      readonly batches: readonly ProduceBatch[];
    }
  | {
      readonly kind: "fetch";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      /** Who reads, so that a newer fetch replaces one that a predecessor left behind. */
      readonly consumer: string;
      readonly isolation: Isolation;
      readonly limit: number;
      readonly positions: readonly Position[];
    }
  /** Of a member of the group. */
  | {
      readonly kind: "commit-offsets";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly group: string;
      readonly member: string;
      readonly generation: number;
      readonly positions: readonly Position[];
    }
  /** Of a consumer that assigns partitions itself and takes no answer. */
  | { readonly kind: "note-offsets"; readonly group: string; readonly positions: readonly Position[] }
  | {
      readonly kind: "committed-offsets";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly group: string;
      readonly partitions: readonly TopicPartition[];
      /** Where to start in partitions without a committed offset. */
      readonly reset: OffsetReset;
    }
  | {
      readonly kind: "join-group";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly group: string;
      readonly topic: string;
      /** Empty for one that has none yet. */
      readonly member: string;
      /** Milliseconds without a heartbeat after which the member counts as dead, and to join again in a round. */
      readonly sessionTimeout: number;
      readonly rebalanceTimeout: number;
    }
  | {
      readonly kind: "heartbeat";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly group: string;
      readonly member: string;
      readonly generation: number;
    }
  | { readonly kind: "leave-group"; readonly from: string; readonly group: string; readonly member: string }
  | {
      readonly kind: "init-producer";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly transactionalId?: string;
      /** Milliseconds after which the broker aborts an open transaction. */
      readonly timeout: number;
    }
  | {
      readonly kind: "end-transaction";
      readonly from: Address<BrokerReply>;
      readonly request: number;
      readonly producer: ProducerIdentity;
      readonly commit: boolean;
    };

export interface ProduceBatch extends TopicPartition {
  /** Number of the first record among all that the producer has sent to the partition. */
  readonly sequence: number;
  readonly records: RecordBatch;
}

export interface Position extends TopicPartition {
  /** Next offset to read. */
  readonly offset: number;
}

export interface FetchedPartition extends TopicPartition {
  /** First offset that is wanted: the first batch may begin before it. */
  readonly from: number;
  readonly batches: readonly LogBatch[];
  /** Number of records from `from` on. */
  readonly records: number;
  readonly next: number;
}

/** An offset that is not kept, or not there yet. */
export interface OutOfRange extends Position {
  /** First offset that is kept, and the one after the last record. */
  readonly start: number;
  readonly end: number;
}

/** What the broker answers. */
export type BrokerReply =
  /** The connection is broken: what has not been answered is to be asked again after a pause. */
  | { readonly kind: "disconnected" }
  | { readonly kind: "produced"; readonly request: number; readonly error?: string }
  | {
      readonly kind: "fetched";
      readonly request: number;
      readonly partitions: readonly FetchedPartition[];
      readonly outOfRange: readonly OutOfRange[];
    }
  /** `unknown`: partitions without a committed offset, where none is to be chosen. */
  | {
      readonly kind: "committed";
      readonly request: number;
      readonly positions: readonly Position[];
      readonly unknown: readonly TopicPartition[];
    }
  | { readonly kind: "offsets-committed"; readonly request: number; readonly error?: GroupError }
  | {
      readonly kind: "joined";
      readonly request: number;
      readonly member: string;
      readonly generation: number;
      readonly partitions: readonly number[];
      readonly error?: GroupError;
    }
  | { readonly kind: "heard"; readonly request: number; readonly error?: GroupError }
  | { readonly kind: "producer"; readonly request: number; readonly producer: ProducerIdentity }
  | { readonly kind: "transaction-ended"; readonly request: number; readonly error?: string };
