import { describe, expect, it } from "vitest";
import {
  EventTimeSessionWindows,
  SlidingEventTimeWindows,
  TumblingEventTimeWindows,
} from "../../../streamlet/index.ts";
import { mergeSession, windowsOf } from "./window-assignment.ts";

describe("windows of a time", () => {
  it.each([
    ["tumbling", TumblingEventTimeWindows.of(5), 12, [[10, 15]]],
    ["tumbling at its start", TumblingEventTimeWindows.of(5), 10, [[10, 15]]],
    ["tumbling with offset", TumblingEventTimeWindows.of(5, 2), 11, [[7, 12]]],
    ["tumbling before 1970", TumblingEventTimeWindows.of(5), -1, [[-5, 0]]],
    [
      "sliding",
      SlidingEventTimeWindows.of(10, 5),
      12,
      [
        [10, 20],
        [5, 15],
      ],
    ],
    ["sliding with gaps between", SlidingEventTimeWindows.of(2, 5), 13, []],
    ["session", EventTimeSessionWindows.withGap(3), 7, [[7, 10]]],
  ])("%s", (_name, assigner, time, expected) => {
    expect(windowsOf(assigner, time).map(({ start, end }) => [start, end])).toEqual(expected);
  });
});

it("merges all sessions that a new one touches", () => {
  const session = (start: number, end: number, content: string) => ({ start, end, count: 1, content });
  const sessions = [session(0, 3, "a"), session(5, 8, "b"), session(20, 23, "c")];
  const merged = mergeSession(
    sessions,
    { ...session(3, 6, ""), count: 0 },
    (a, b) => `${a.content}${b.content}`,
  );
  expect(merged).toEqual({ start: 0, end: 8, count: 2, content: "ab" });
  expect(sessions.map(({ start, end }) => [start, end])).toEqual([
    [0, 8],
    [20, 23],
  ]);
});
