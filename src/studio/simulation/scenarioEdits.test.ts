import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioInput } from "../../runtime/index.ts";
import { withFaults, withField, withInput } from "./scenarioEdits.ts";

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
  it("leave no empty list of faults behind", () => {
    expect(withFaults({ faults: [{}] }, [])).toEqual({});
  });
});
