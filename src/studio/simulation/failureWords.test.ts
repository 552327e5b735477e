import { expect, it } from "vitest";
import type { FailureView, StreamletView } from "../../runtime/index.ts";
import { failureText, failureTitle, framePlace, listFailures, readableRecord } from "./failureWords.ts";

const failure: FailureView = {
  at: 19_300,
  error: "TypeError",
  message: "no price",
  task: "Map -> Sink: out (2/3)",
  taskManager: 1,
  operator: "Map",
  record: '{"id":7}',
  stack: [
    { function: "priced", file: "streamlets/shop/Prices.ts", line: 5 },
    { function: "", file: "streamlets/shop/Shop.ts", line: 14 },
  ],
};

const streamlet = (name: string, failureCount: number, times: readonly number[]) =>
  ({ name, failureCount, failures: times.map((at) => ({ ...failure, at })) }) as unknown as StreamletView;

it("failures of all streamlets are listed most recent first, each under a lasting key", () => {
  const before = listFailures([streamlet("a", 2, [30, 10]), streamlet("b", 1, [20])]);
  expect(before.map(({ key }) => key)).toEqual(["a 2", "b 1", "a 1"]);
  const after = listFailures([streamlet("a", 3, [40, 30]), streamlet("b", 1, [20])]);
  expect(after.map(({ key }) => key)).toEqual(["a 3", "a 2", "b 1"]);
});

it("a failure is told in full", () => {
  expect(failureText({ ...failure, streamlet: "till", key: "till 1" })).toBe(`TypeError: no price
    at priced (streamlets/shop/Prices.ts:5)
    at streamlets/shop/Shop.ts:14
streamlet till, at 0:19.3
task Map -> Sink: out (2/3)
task manager 1
operator Map
record {"id":7}`);
});

it("names the error only where its name says something", () => {
  expect(failureTitle(failure)).toBe("TypeError: no price");
  expect(failureTitle({ ...failure, error: "Error" })).toBe("no price");
  expect(failureTitle({ at: 0, message: "Task manager 0 is lost", stack: [] })).toBe(
    "Task manager 0 is lost",
  );
});

it("a frame is named by file and line, a record laid out if it is whole", () => {
  expect(failure.stack.map(framePlace)).toEqual(["Prices.ts:5", "Shop.ts:14"]);
  expect(readableRecord('{"id":7}')).toBe('{\n  "id": 7\n}');
  expect(readableRecord('{"id":7,"na…')).toBe('{"id":7,"na…');
});
