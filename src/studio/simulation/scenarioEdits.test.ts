import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioInput } from "../../runtime/index.ts";
import { withChanges, withFaults, withField, withInput, withServiceTimes } from "./scenarioEdits.ts";

const rides: ScenarioInput = {
  chosen: false,
  streamlet: "generator",
  outlet: "rides",
  mode: "once",
  file: "data/rides.json",
  rate: 50,
};
const fares: ScenarioInput = {
  chosen: true,
  streamlet: "generator",
  outlet: "fares",
  mode: "generate",
  rate: 10,
};
const scenario: Scenario = {
  seed: 1,
  inputs: [rides, fares],
  partitions: 1,
  mode: "cluster",
  delivery: "at-least-once",
  transactionTimeout: 3_600_000,
  serviceTimes: new Map(),
  retentionBytes: 1,
  faults: [],
  randomFaults: [],
  changes: [],
  audit: 0,
};

describe("edits of a scenario", () => {
  it("keep what they do not know", () => {
    expect(withField({ note: "mine", seed: 1 }, "seed", 7)).toEqual({ note: "mine", seed: 7 });
  });
  it("take a field out to let its default apply", () => {
    expect(withField({ seed: 1, length: 5 }, "length", undefined)).toEqual({ seed: 1 });
  });
  it.each([undefined, null, "text", [1]])("start anew where the scenario is %j", (json) => {
    expect(withField(json, "seed", 3)).toEqual({ seed: 3 });
  });
  it("say every input once one was changed", () => {
    expect(withInput({}, scenario, { ...fares, rate: 99 })).toEqual({
      inputs: [
        { streamlet: "generator", outlet: "rides", mode: "once", file: "data/rides.json", rate: 50 },
        { streamlet: "generator", outlet: "fares", mode: "generate", rate: 99 },
      ],
    });
  });
  it("leave nothing empty behind", () => {
    expect(withFaults({ faults: [{}] }, [])).toEqual({});
    expect(withChanges({ changes: [{}] }, [])).toEqual({});
    expect(withServiceTimes({ serviceTimes: { a: 1 } }, new Map())).toEqual({});
  });
  it("write faults at random without what only says that their place is drawn", () => {
    const fault = { kind: "fail-task", streamlet: "a", index: 0, perMinute: 2, from: 0 } as const;
    expect(withFaults({}, [{ ...fault, anywhere: true }])).toEqual({
      faults: [{ kind: "fail-task", streamlet: "a", perMinute: 2 }],
    });
    expect(withFaults({}, [{ ...fault, anywhere: false, from: 9 }])).toEqual({
      faults: [{ kind: "fail-task", streamlet: "a", index: 0, perMinute: 2, from: 9 }],
    });
  });
  it("write distributions of service times as they are", () => {
    const times = new Map([["a", { kind: "exponential", mean: 3 } as const]]);
    expect(withServiceTimes({}, times)).toEqual({ serviceTimes: { a: { kind: "exponential", mean: 3 } } });
  });
});
