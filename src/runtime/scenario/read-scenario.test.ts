import { describe, expect, it } from "vitest";
import { applicationFrom } from "../testing/application.ts";
import { JOIN } from "../testing/join-project.ts";
import { readScenario } from "./read-scenario.ts";

const application = applicationFrom(JOIN);
const data = new Map([
  ["data/right-small.jsonl", '{"id":1,"price":2}\n{"id":2,"price":2}'],
  ["data/prices.jsonl", '{"id":1,"price":2}\n{"id":2,"price":2}\n{"id":3,"price":2}'],
  ["data/other.json", '[{"nothing": true}]'],
  ["data/broken.json", "{"],
]);
const left = (fields: object) => ({ streamlet: "generator", outlet: "left", ...fields });
const read = (json: unknown) => readScenario(json, application, data);

describe("a scenario", () => {
  it.each([[undefined], [null], [{}]])("has defaults where it says nothing: %j", (json) => {
    const { scenario, problems } = read(json);
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({
      seed: 1,
      partitions: 1,
      mode: "cluster",
      delivery: "at-least-once",
      faults: [],
    });
    expect(scenario.inputs).toEqual([
      { streamlet: "generator", outlet: "left", mode: "generate", rate: 50, chosen: true },
      {
        streamlet: "generator",
        outlet: "right",
        mode: "once",
        file: "data/prices.jsonl",
        rate: 50,
        chosen: true,
      },
    ]);
  });

  it("keeps what it says", () => {
    const input = { streamlet: "generator", outlet: "left", mode: "generate", rate: 5, limit: 7, key: "id" };
    const { scenario, problems } = read({
      seed: 9,
      inputs: [input],
      length: 60000,
      serviceTimes: { processor: 2 },
      faults: [{ at: 5, kind: "kill-task-manager", streamlet: "processor" }],
    });
    expect(problems).toEqual([]);
    expect(scenario.inputs[0]).toEqual({ ...input, chosen: false });
    expect(scenario).toMatchObject({
      seed: 9,
      length: 60000,
      faults: [{ at: 5, kind: "kill-task-manager", index: 0 }],
    });
    expect(scenario.serviceTimes.get("processor")).toBe(2);
  });

  it("reads rates over time, distributions of service times, random faults and changes", () => {
    const rate = { kind: "bursts", base: 1, peak: 100, every: 1000, lasting: 50 };
    const changes = [
      { at: 5, kind: "rescale", streamlet: "processor", parallelism: 3 },
      { at: 6, kind: "configure", streamlet: "processor", config: { "flink.a": 1, "flink.b": null } },
    ];
    const { scenario, problems } = read({
      inputs: [left({ rate })],
      serviceTimes: { processor: { kind: "normal", mean: 2, deviation: 1 } },
      faults: [{ kind: "fail-task", streamlet: "processor", perMinute: 3, until: 60_000 }],
      changes,
      audit: false,
    });
    expect(problems).toEqual([]);
    expect(scenario.inputs[0]?.rate).toEqual(rate);
    expect(scenario.serviceTimes.get("processor")).toEqual({ kind: "normal", mean: 2, deviation: 1 });
    expect(scenario.faults).toEqual([]);
    expect(scenario.randomFaults).toEqual([
      {
        kind: "fail-task",
        streamlet: "processor",
        index: 0,
        perMinute: 3,
        from: 0,
        until: 60_000,
        anywhere: true,
      },
    ]);
    expect(scenario.changes).toEqual(changes);
    expect(scenario.audit).toBe(0);
  });

  it.each([
    [[], ""],
    ["x", ""],
    [{ seed: "1" }, "/seed"],
    [{ seed: 1.5 }, "/seed"],
    [{ sed: 1 }, "/sed"],
    [{ partitions: 0 }, "/partitions"],
    [{ mode: "cloud" }, "/mode"],
    [{ inputs: {} }, "/inputs"],
    [{ inputs: [1] }, "/inputs/0"],
    [{ inputs: [{ streamlet: "no", outlet: "left" }] }, "/inputs/0/streamlet"],
    [{ inputs: [{ streamlet: "generator", outlet: "no" }] }, "/inputs/0/outlet"],
    [{ inputs: [{ streamlet: "generator", outlet: "left", file: "no" }] }, "/inputs/0/file"],
    [{ inputs: [{ streamlet: "generator", outlet: "left", rate: 0 }] }, "/inputs/0/rate"],
    [{ faults: [{ streamlet: "__proto__" }] }, "/faults/0/streamlet"],
    [{ faults: [{ kind: "flood", streamlet: "processor" }] }, "/faults/0/kind"],
    [{ faults: [{ kind: "poison-record", topic: "no" }] }, "/faults/0/topic"],
    [{ faults: [{ kind: "broker-outage", duration: -1 }] }, "/faults/0/duration"],
    [{ faults: [{ kind: "kill-job-manager", streamlet: "processor", index: 1 }] }, "/faults/0/index"],
    [{ faults: [{ kind: "slow-node", streamlet: "processor", factor: 0 }] }, "/faults/0/factor"],
    [{ faults: [{ streamlet: "processor", perMinute: 0 }] }, "/faults/0/perMinute"],
    [{ faults: [{ streamlet: "processor", perMinute: 1, from: 9, until: 8 }] }, "/faults/0/until"],
    [{ faults: [{ streamlet: "processor", perMinute: 1, at: 8 }] }, "/faults/0/at"],
    [{ changes: [{ kind: "rescale", streamlet: "processor", parallelism: 0 }] }, "/changes/0/parallelism"],
    [{ changes: [{ kind: "savepoint", streamlet: "none" }] }, "/changes/0/streamlet"],
    [{ changes: [{ kind: "savepoint", streamlet: "processor", drain: true }] }, "/changes/0/drain"],
    [{ changes: [{ kind: "stop", streamlet: "processor", drain: 1 }] }, "/changes/0/drain"],
    [
      { changes: [{ kind: "configure", streamlet: "processor", parameters: { no: 1 } }] },
      "/changes/0/parameters/no",
    ],
    [
      { changes: [{ kind: "configure", streamlet: "processor", config: { "a..b": 1 } }] },
      "/changes/0/config/a..b",
    ],
    [{ changes: [{ kind: "configure", streamlet: "processor", config: 3 }] }, "/changes/0/config"],
    [{ changes: [{ kind: "configure", streamlet: "processor", code: {} }] }, "/changes/0/code"],
    [{ audit: "yes" }, "/audit"],
    [{ audit: -1 }, "/audit"],
    [{ serviceTimes: 3 }, "/serviceTimes"],
    [{ serviceTimes: { processor: -1 } }, "/serviceTimes/processor"],
    [{ serviceTimes: { "a/b": 1 } }, "/serviceTimes/a~1b"],
    [{ serviceTimes: { processor: { kind: "uniform", min: 2, max: 1 } } }, "/serviceTimes/processor/max"],
    [{ serviceTimes: { processor: { kind: "normal", middle: 1 } } }, "/serviceTimes/processor/middle"],
    [{ inputs: [left({ rate: { kind: "waves" } })] }, "/inputs/0/rate/kind"],
    [{ inputs: [left({ rate: { kind: "steps" } })] }, "/inputs/0/rate/steps"],
    [
      { inputs: [left({ rate: { kind: "steps", steps: [{ at: 5 }, { at: 4 }] } })] },
      "/inputs/0/rate/steps/1/at",
    ],
    [{ inputs: [left({ rate: { kind: "sine", mean: 5, amplitude: 6 } })] }, "/inputs/0/rate/amplitude"],
    [{ inputs: [left({ rate: { kind: "bursts", every: 5, lasting: 6 } })] }, "/inputs/0/rate/lasting"],
    [{ inputs: [{ ...left({}), inlet: "in" }] }, "/inputs/0/inlet"],
    [JSON.parse('{"__proto__": 1}'), "/__proto__"],
  ])("%j has a problem at %s", (json, pointer) => {
    const { problems } = read(json);
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    expect(problems[0]?.message).toMatch(/\.$/);
  });
});
