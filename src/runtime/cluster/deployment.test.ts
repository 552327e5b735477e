import { expect, it } from "vitest";
import { type OneStreamletOptions, oneStreamlet } from "../testing/one-streamlet.ts";

function run(options: OneStreamletOptions, graph = "this.writeStream(out, input);") {
  const simulation = oneStreamlet(graph, [{ id: 1, key: "a", count: 1 }], options);
  simulation.advance({ untilMs: 100_000 });
  return simulation;
}

it("a run ends when its inputs are used up, and says so", () => {
  const { status, ending, events } = run({}).snapshot();
  expect({ status, ending }).toEqual({ status: "finished", ending: "all inputs are used up and consumed" });
  expect(events.at(-1)).toMatchObject({ message: "The run is finished.", cause: ending });
});

it("a run ends when its length is over", () => {
  const { status, ending, time } = run({ scenario: { length: 1500 } }).snapshot();
  expect({ status, ending, time }).toEqual({
    status: "finished",
    ending: "its length is over, as the scenario says",
    time: 1500,
  });
});

it("a run ends with what has failed for good", () => {
  const failing = 'this.writeStream(out, input.map(() => { throw new Error("no"); }));';
  const { status, ending, events } = run({ scenario: { mode: "sandbox" } }, failing).snapshot();
  expect({ status, ending }).toEqual({ status: "failed", ending: "the others have nothing left to do" });
  expect(events.at(-1)?.message).toBe("The run has ended with failed streamlets: one.");
});

it("a run ends when the application is taken out of the cluster", () => {
  const simulation = oneStreamlet("this.writeStream(out, input);", [{ id: 1, key: "a", count: 1 }]);
  simulation.advance({ untilMs: 1000 });
  expect(simulation.snapshot().ending).toBeUndefined();
  simulation.command({ kind: "undeploy" });
  simulation.advance({ untilMs: 100_000 });
  expect(simulation.snapshot()).toMatchObject({
    status: "finished",
    ending: "all streamlets have been stopped",
  });
});
