import { describe, expect, it } from "vitest";
import { createSimulation, type RecordView, type Simulation } from "./index.ts";
import { applicationFrom } from "./testing/application.ts";
import { hasTaxiRide, PROCESSOR, taxiRide } from "./testing/taxi-ride.ts";

if (!hasTaxiRide) console.warn("Skipped: the taxi ride example is not at ../shared/examples/taxi-ride.");

const inputs = [
  { streamlet: "generator", outlet: "rides", file: "data/nycTaxiRides.json", mode: "once", rate: 500 },
  { streamlet: "generator", outlet: "fares", file: "data/nycTaxiFares.json", mode: "once", rate: 500 },
];

function run(scenario: object, configuration?: string, code = PROCESSOR): Simulation {
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
  simulation.advance({ untilMs: 3_600_000 });
  return simulation;
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
      execution.checkpointing { interval = 300 ms, min-pause = 0, timeout = 1 min, mode = EXACTLY_ONCE }
    }`;

    it.each([1, 2, 3, 4, 5])("loses and duplicates nothing with exactly-once sinks, seed %i", (seed) => {
      const simulation = run(
        {
          seed,
          partitions: 3,
          delivery: "exactly-once",
          faults: [...faults([2600, 3700, 7000], "fail-task"), ...faults([4900], "kill-task-manager")],
        },
        often,
      );
      const processor = simulation.snapshot().streamlets.find((streamlet) => streamlet.name === "processor");
      expect(processor?.restarts).toBeGreaterThanOrEqual(1);
      expect(received(simulation)).toBe(627);
      const rides = simulation
        .snapshot()
        .lines.map((line) => (JSON.parse(line.text) as { rideId: number }).rideId);
      expect(new Set(rides).size).toBe(rides.length);
      // What failed attempts had written is in the topic but was never seen by the logger.
      expect(recordsOf(simulation, "taxifares").length).toBeGreaterThan(627);
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
    const { streamlets } = run({ mode: "sandbox" }, undefined, code).snapshot();
    expect(streamlets.find((streamlet) => streamlet.name === "processor")).toMatchObject({
      state: "failed",
      lastFailure: {
        message: "no six",
        operator: "Filter",
        record: expect.stringContaining('"rideId":6,') as string,
      },
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
