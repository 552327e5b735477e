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
    [{ serviceTimes: { processor: -1 } }, "/serviceTimes"],
    [JSON.parse('{"__proto__": 1}'), "/__proto__"],
  ])("%j has a problem at %s", (json, pointer) => {
    const { problems } = read(json);
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    expect(problems[0]?.message).toMatch(/\.$/);
  });
});
