import type { Address } from "../host/clock.ts";
import type { TopicPartition } from "./record.ts";
import type { LogBatch, RecordBatch } from "./record-batch.ts";

/** Kafka's `auto.offset.reset`. */
export type OffsetReset = "earliest" | "latest";

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
  | { readonly kind: "commit-offsets"; readonly group: string; readonly positions: readonly Position[] }
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
      readonly group: string;
      readonly topic: string;
      readonly reset: OffsetReset;
    }
  | { readonly kind: "leave-group"; readonly from: string; readonly group: string }
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

/** What the broker answers. */
export type BrokerReply =
  /** The connection is broken: what has not been answered is to be asked again after a pause. */
  | { readonly kind: "disconnected" }
  | { readonly kind: "produced"; readonly request: number; readonly error?: string }
  | { readonly kind: "fetched"; readonly request: number; readonly partitions: readonly FetchedPartition[] }
  | { readonly kind: "committed"; readonly request: number; readonly positions: readonly Position[] }
  | {
      readonly kind: "assigned";
      readonly group: string;
      readonly generation: number;
      /** With the offset to start from: the committed one, else as the member asked. */
      readonly positions: readonly Position[];
    }
  | { readonly kind: "producer"; readonly request: number; readonly producer: ProducerIdentity }
  | { readonly kind: "transaction-ended"; readonly request: number; readonly error?: string };
