import type { Broker, TopicSettings } from "./broker.ts";

/** What a broker tells of itself: plain data. */
export interface BrokerReport {
  readonly topics: readonly TopicReport[];
  /** Transactions that hold records which readers of committed data do not see yet. */
  readonly openTransactions: number;
}

export interface TopicReport {
  readonly id: string;
  /** Records per second lately. */
  readonly rate: number;
  readonly partitions: readonly {
    /** First offset still kept, and offset after the last record. */
    readonly start: number;
    readonly end: number;
    /** Bytes of keys and values ever written. */
    readonly bytes: number;
  }[];
  /** Committed offset by partition of each group of the application; -1 where there is none. */
  readonly committed: ReadonlyMap<string, readonly number[]>;
}

export function brokerReport(broker: Broker, topics: readonly TopicSettings[], now: number): BrokerReport {
  return {
    openTransactions: broker.openTransactions,
    topics: topics.map(({ id, groups }) => {
      const topic = broker.topic(id);
      const partitions = (topic?.partitions ?? []).map(({ start, end, written }) => ({
        start,
        end,
        bytes: written,
      }));
      return {
        id,
        rate: topic?.rate.rate(now) ?? 0,
        partitions,
        committed: new Map(
          groups.map((group) => [group, partitions.map((_, i) => broker.groups.committed(group, id, i))]),
        ),
      };
    }),
  };
}
