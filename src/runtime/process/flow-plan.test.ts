import { describe, expect, it } from "vitest";
import { Flow, type FlowSink } from "../../streamlet/index.ts";
import { failureOf } from "../code/logic-failure.ts";
import { planFlow } from "./flow-plan.ts";

type Numbers = Flow<number>;

/** How a flow of numbers fails when the number 1 is pushed. */
function failureIn(build: (flow: Numbers, sink: FlowSink) => ReturnType<Numbers["to"]>): object {
  const parts = {
    inlet: () => expect.unreachable("the flow reads no inlet"),
    write: () => expect.unreachable("the flow writes to no outlet"),
    log: () => {},
    data: () => [],
  };
  const flow = new Flow<number>({ kind: "generate", next: () => undefined });
  const plan = planFlow(build(flow, { kind: "ignore" }), parts);
  try {
    plan.push(1);
  } catch (error) {
    return failureOf(error);
  }
  return expect.unreachable("the flow has not failed");
}

const fail = (): never => {
  throw new TypeError("no");
};

describe("a stage that fails is named, with what it was given", () => {
  it.each([
    ["map", "1", (flow: Numbers, sink: FlowSink) => flow.map(fail).to(sink)],
    [
      "map 2",
      "2",
      (flow: Numbers, sink: FlowSink) =>
        flow
          .map((n) => n + 1)
          .map(fail)
          .to(sink),
    ],
    ["filter", "1", (flow: Numbers, sink: FlowSink) => flow.take(3).filter(fail).to(sink)],
    ["mapConcat", "1", (flow: Numbers, sink: FlowSink) => flow.mapConcat(fail).to(sink)],
    ["Sink: foreach", "5", (flow: Numbers) => flow.mapConcat(() => [5]).to({ kind: "foreach", fn: fail })],
    ["divertTo", "1", (flow: Numbers, sink: FlowSink) => flow.divertTo(sink, fail).to(sink)],
  ])("%s of %s", (operator, record, build) => {
    expect(failureIn(build)).toMatchObject({ operator, record, message: "no", error: "TypeError" });
  });
});
