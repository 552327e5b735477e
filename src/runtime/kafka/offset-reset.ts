import type { OffsetReset, OutOfRange, Position } from "./messages.ts";
import type { TopicPartition } from "./record.ts";

/** What Kafka's client throws for partitions without a committed offset where `auto.offset.reset` is `none`. */
export function noOffsetMessage(partitions: readonly TopicPartition[]): string {
  const names = partitions.map(({ topic, partition }) => `${topic}-${partition}`);
  return `NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [${names.join(", ")}]`;
}

/** Where to go on where offsets are not kept any more, or what Kafka's client throws where `none` is to be chosen. */
export function resetPositions(
  outOfRange: readonly OutOfRange[],
  reset: OffsetReset,
): readonly Position[] | string {
  if (reset !== "none") {
    return outOfRange.map(({ start, end, ...position }) => ({
      ...position,
      offset: reset === "latest" ? end : start,
    }));
  }
  const names = outOfRange.map(({ topic, partition, offset }) => `${topic}-${partition}=${offset}`);
  return `OffsetOutOfRangeException: Offsets out of range with no configured reset policy for partitions: {${names.join(", ")}}`;
}

/** What Kafka's client logs where it chooses another offset. */
export function resetNotice({ topic, partition, offset }: Position, next: number): string {
  return `Fetch position ${offset} is out of range for partition ${topic}-${partition}, resetting offset to ${next}.`;
}
