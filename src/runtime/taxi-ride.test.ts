import { describe, expect, it } from "vitest";
import { createSimulation, type RecordView, type Simulation } from "./index.ts";
import { applicationFrom } from "./testing/application.ts";
import { hasTaxiRide, PROCESSOR, taxiRide } from "./testing/taxi-ride.ts";

if (!hasTaxiRide) console.warn("Skipped: the taxi ride example is not at ../shared/examples/taxi-ride.");

const inputs = [
  { streamlet: "generator", outlet: "rides", file: "data/nycTaxiRides.json", mode: "once", rate: 500 },
  { streamlet: "generator", outlet: "fares", file: "data/nycTaxiFares.json", mode: "once", rate: 500 },
];

function start(scenario: object, configuration?: string, code = PROCESSOR): Simulation {
  const { texts, data } = taxiRide();
  const files = new Map([["streamlets/TaxiRideProcessor.ts", code]]);
  const application = applicationFrom({
    ...texts,
    code: files,
    ...(configuration === undefined ? {} : { configuration }),
  });
  const { simulation, codeProblems, scenarioProblems } = createSimulation({
    application,
    code: files,
    data,
    scenario: { inputs, ...scenario },
  });
  expect([...codeProblems, ...scenarioProblems]).toEqual([]);
  return simulation;
}

function run(scenario: object, configuration?: string, code?: string): Simulation {
  const simulation = start(scenario, configuration, code);
  simulation.advance({ untilMs: 3_600_000 });
  return simulation;
}

/** Runs to the end; all that the logger has written, of which a snapshot shows the last lines only. */
function logged(simulation: Simulation): readonly { rideId: number; totalFare: number }[] {
  const fares: { rideId: number; totalFare: number }[] = [];
  let line = 0;
  for (let time = 2000; simulation.advance({ untilMs: time }).status === "running"; time += 50) {
    for (const each of simulation.snapshot({ line }).lines) {
      line = each.sequence;
      fares.push(JSON.parse(each.text) as { rideId: number; totalFare: number });
    }
    if (time > 3_600_000) break;
  }
  for (const each of simulation.snapshot({ line }).lines) fares.push(JSON.parse(each.text));
  return fares;
}

/** All records of a topic, partition by partition. */
function recordsOf(simulation: Simulation, topic: string): readonly RecordView[] {
  const partitions = simulation.snapshot().topics.find((each) => each.id === topic)?.partitions ?? [];
  return partitions.flatMap(({ partition, end }) => {
    const views: RecordView[] = [];
    while (views.length < end) {
      views.push(...simulation.records({ topic, partition, from: views.length, limit: 1000 }));
    }
    return views;
  });
}

function received(simulation: Simulation): number | undefined {
  const logger = simulation.snapshot().streamlets.find((streamlet) => streamlet.name === "logger");
  return logger?.ports[0]?.records;
}

function fares(simulation: Simulation): readonly { rideId: number; totalFare: number }[] {
  return recordsOf(simulation, "taxifares").map(
    (record) => record.value as { rideId: number; totalFare: number },
  );
}

const parallel = "cloudflow.runtimes.flink.config.parallelism.default = 2";

describe.skipIf(!hasTaxiRide)("the taxi ride application", () => {
  it.each([
    ["one partition", { partitions: 1 }, undefined],
    ["3 partitions and parallelism 2", { partitions: 3 }, parallel],
    [
      "5 partitions, parallelism 4 in 2 task managers",
      { partitions: 5, seed: 7 },
      `
      cloudflow.runtimes.flink.config.flink { parallelism.default = 4, taskmanager.numberOfTaskSlots = 2 }`,
    ],
  ])("joins all fares: %s", (_name, scenario, configuration) => {
    const simulation = run(scenario, configuration);
    expect(simulation.snapshot().status).toBe("finished");
    expect(received(simulation)).toBe(627);
    const found = fares(simulation);
    expect(new Set(found.map((fare) => fare.rideId)).size).toBe(627);
    expect(found.reduce((sum, fare) => sum + fare.totalFare, 0)).toBeCloseTo(8269.97, 2);
  });

  it("says that streamlets without logic are stand-ins", () => {
    const { streamlets } = run({}).snapshot();
    expect(streamlets.map(({ name, standIn }) => [name, standIn])).toEqual([
      ["generator", true],
      ["processor", false],
      ["logger", true],
    ]);
  });

  it("gives the same bytes for the same seed, and another order for another seed", () => {
    const shape = (seed: number) =>
      JSON.stringify(recordsOf(run({ seed, partitions: 3 }, parallel), "taxifares"));
    const first = shape(3);
    expect(shape(3)).toBe(first);
    expect(shape(4)).not.toBe(first);
  });

  describe("under faults", () => {
    const faults = (at: readonly number[], kind: string) =>
      at.map((time, index) => ({ at: time, kind, streamlet: "processor", index }));
    const often = `cloudflow.runtimes.flink.config.flink {
      parallelism.default = 2
      heartbeat { interval = 100 ms, timeout = 1 s }
      high-availability = kubernetes
      restart-strategy { type = fixed-delay, fixed-delay { attempts = 100, delay = 100 ms } }
      execution.checkpointing { interval = 300 ms, min-pause = 0, timeout = 1 min, mode = EXACTLY_ONCE }
    }`;

    const at = { streamlet: "processor", index: 1 };
    it.each([
      ["tasks that fail", faults([2600, 3200, 3700], "fail-task")],
      ["the loss of a task manager", [{ ...at, kind: "kill-task-manager", at: 2900 }]],
      ["the loss of the job manager", [{ streamlet: "processor", kind: "kill-job-manager", at: 2700 }]],
      ["an outage of the broker", [{ kind: "broker-outage", at: 2500, duration: 3000 }]],
      ["a slow node", [{ ...at, kind: "slow-node", at: 2300, factor: 50, duration: 5000 }]],
      ["lost messages", [{ ...at, kind: "lose-messages", at: 2600, duration: 700 }]],
      ["delayed messages", [{ ...at, kind: "delay-messages", at: 2300, delay: 400, duration: 3000 }]],
      ["a poison record", [{ kind: "poison-record", topic: "rides", partition: 1, at: 2400 }]],
      [
        "logic that throws",
        [{ streamlet: "processor", kind: "throw-on-record", at: 2500, record: 20, times: 2 }],
      ],
      [
        "all at once",
        [
          ...faults([2400, 3600], "fail-task"),
          { kind: "broker-outage", at: 2700, duration: 500 },
          { ...at, kind: "lose-messages", at: 3300, duration: 400 },
          { streamlet: "processor", kind: "kill-job-manager", at: 5000 },
        ],
      ],
    ])("joins each fare exactly once under %s", (_name, planned) => {
      const simulation = start({ partitions: 3, delivery: "exactly-once", faults: planned }, often);
      const seen = logged(simulation);
      expect(simulation.snapshot().status).toBe("finished");
      expect(seen.length).toBe(627);
      expect(new Set(seen.map(({ rideId }) => rideId)).size).toBe(627);
      expect(seen.reduce((sum, { totalFare }) => sum + totalFare, 0)).toBeCloseTo(8269.97, 2);
    });

    it("loses nothing but duplicates some with at-least-once sinks", () => {
      const simulation = run({ seed: 2, partitions: 3, faults: faults([3400, 4100], "fail-task") }, often);
      const found = fares(simulation);
      expect(new Set(found.map((fare) => fare.rideId)).size).toBe(627);
      expect(found.length).toBeGreaterThan(627);
    });

    it("loses or duplicates without checkpoints", () => {
      const off =
        "cloudflow.runtimes.flink.config { cloudflow.checkpointing.default = off, flink.restart-strategy.type = fixed-delay, flink.restart-strategy.fixed-delay.attempts = 10 }";
      const found = fares(run({ seed: 2, faults: faults([3000], "fail-task") }, off));
      expect(found.length).not.toBe(627);
    });

    it("does not restart after a crash in sandbox mode", () => {
      const { status, streamlets } = run({ mode: "sandbox", faults: faults([3000], "fail-task") }).snapshot();
      expect(status).toBe("failed");
      expect(streamlets.find((streamlet) => streamlet.name === "processor")).toMatchObject({
        state: "failed",
        restarts: 0,
      });
    });
  });

  it("reports logic that throws with streamlet, operator, record and line, and goes on with the others", () => {
    const code = PROCESSOR.replace(
      ".filter((ride) => ride.isStart)",
      '.filter((ride) => { if (ride.rideId === 6) throw new Error("no six"); return true; })',
    );
    const line = code.split("\n").findIndex((text) => text.includes("no six")) + 1;
    const { streamlets } = run({ mode: "sandbox" }, undefined, code).snapshot();
    expect(streamlets.find((streamlet) => streamlet.name === "processor")).toMatchObject({
      state: "failed",
      lastFailure: {
        message: "no six",
        error: "Error",
        operator: "Filter",
        task: expect.stringMatching(/Filter.* \(1\/1\)$/) as string,
        taskManager: 0,
        record: expect.stringContaining('"rideId":6,') as string,
        stack: [{ file: "streamlets/TaxiRideProcessor.ts", line }],
      },
      failureCount: 1,
    });
    expect(streamlets.find((streamlet) => streamlet.name === "generator")?.ports[0]?.records).toBe(627);
  });

  it("names the field of a record of a wrong type", () => {
    const code = PROCESSOR.replaceAll("totalFare: fare.totalFare }", 'totalFare: "much" }');
    const { streamlets } = run({ mode: "sandbox" }, undefined, code).snapshot();
    expect(streamlets.find((streamlet) => streamlet.name === "processor")?.lastFailure).toMatchObject({
      operator: "Sink: out",
      message: 'The record does not fit outlet "out": field totalFare must be a number, not "much".',
    });
  });
});
