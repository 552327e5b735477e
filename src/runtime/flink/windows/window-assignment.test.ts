import { describe, expect, it } from "vitest";
import {
  EventTimeSessionWindows,
  SlidingEventTimeWindows,
  TumblingEventTimeWindows,
} from "../../../streamlet/index.ts";
import { mergeWindow, windowsOf } from "./window-assignment.ts";

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
  const sessions = [
    { start: 0, end: 3 },
    { start: 5, end: 8 },
    { start: 20, end: 23 },
  ];
  expect(mergeWindow(sessions, { start: 3, end: 6 })).toEqual({
    merged: { start: 0, end: 8 },
    parts: sessions.slice(0, 2),
  });
});
