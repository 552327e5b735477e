import { describe, expect, it } from "vitest";
import type { SinkAudit } from "../../runtime/index.ts";
import { guaranteeOf, stopWords } from "./deliveryWords.ts";

const none = { lost: 0, duplicated: 0, once: 0, underway: 0, held: 0, skipped: 0, late: 0, filtered: 0 };
const sink = (records: Partial<SinkAudit["records"]>): SinkAudit => ({
  sink: "egress.in",
  records: { ...none, ...records },
  delivered: 0,
  duplicates: 0,
  lost: 0,
});

describe("a measured guarantee", () => {
  it.each([
    [{}, false, "Nothing has arrived yet."],
    [{ once: 627 }, true, "Exactly once: 627 records arrived, none twice, none lost."],
    [
      { once: 3, held: 2, underway: 1 },
      false,
      "Exactly once: 3 records arrived, none twice, none lost. Still open: 2 records in state, 1 record on the way.",
    ],
    [{ once: 3, held: 2 }, true, "Exactly once: 3 records arrived, none twice, none lost."],
    [{ once: 3, duplicated: 1 }, true, "Nothing is lost, but 1 record arrived more than once."],
    [{ once: 3, lost: 12 }, true, "12 records lost; nothing arrived twice."],
    [{ duplicated: 2, lost: 1 }, true, "1 record lost, and 2 records arrived more than once."],
  ])("of %j is said in plain words", (records, isOver, words) => {
    expect(guaranteeOf(sink(records), isOver)).toBe(words);
  });
});

it("the end of a way is said in a phrase", () => {
  expect(stopWords({ place: "egress.in", state: "duplicated", depth: 2, times: 3 })).toBe("arrived 3 times");
  expect(stopWords({ place: "one.in", state: "held", depth: 1 })).toBe("in state");
});
