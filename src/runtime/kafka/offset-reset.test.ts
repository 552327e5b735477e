import { expect, it } from "vitest";
import { noOffsetMessage, resetNotice, resetPositions } from "./offset-reset.ts";

const gone = { topic: "t", partition: 1, offset: 7, start: 20, end: 50 };

it("resets offsets that are not kept as the policy has it", () => {
  expect(resetPositions([gone], "earliest")).toEqual([{ topic: "t", partition: 1, offset: 20 }]);
  expect(resetPositions([gone], "latest")).toEqual([{ topic: "t", partition: 1, offset: 50 }]);
  expect(resetPositions([gone, { ...gone, partition: 2 }], "none")).toBe(
    "OffsetOutOfRangeException: Offsets out of range with no configured reset policy for partitions: {t-1=7, t-2=7}",
  );
});

it("says what Kafka's client says", () => {
  expect(noOffsetMessage([gone])).toBe(
    "NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [t-1]",
  );
  expect(resetNotice(gone, 20)).toBe(
    "Fetch position 7 is out of range for partition t-1, resetting offset to 20.",
  );
});
