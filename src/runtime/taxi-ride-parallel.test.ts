import { afterEach, describe, expect, it } from "vitest";
import type { Fault, HostedSimulation, Snapshot } from "./index.ts";
import { hostsUnderTest, through, toTheEnd, until } from "./testing/host-under-test.ts";
import { hasTaxiRide, taxiRide } from "./testing/taxi-ride.ts";

const { hosts, endAll } = hostsUnderTest();
afterEach(endAll);

const flink = (more: string) => `cloudflow.runtimes.flink.config.flink {
  parallelism.default = 2
  heartbeat { interval = 100 ms, timeout = 1 s }
  restart-strategy { type = fixed-delay, fixed-delay { attempts = 100, delay = 100 ms } }
  execution.checkpointing { interval = 200 ms, min-pause = 0, timeout = 1 min, mode = EXACTLY_ONCE }
  ${more}
}`;
const processorOf = ({ streamlets }: Snapshot) => streamlets.find(({ name }) => name === "processor");
const checkpoints = (now: Snapshot) => processorOf(now)?.completedCheckpoints ?? 0;

/** What has been written to the topic of results, aborted records among it, each ride once. */
async function fares(simulation: HostedSimulation): Promise<ReadonlyMap<number, number>> {
  const { topics } = await simulation.snapshot();
  const partitions = topics.find(({ id }) => id === "taxifares")?.partitions ?? [];
  const found = new Map<number, number>();
  for (const { partition, end } of partitions) {
    for (let from = 0; from < end; from += 1000) {
      const records = await simulation.records({ topic: "taxifares", partition, from, limit: 1000 });
      for (const { value } of records) {
        const { rideId, totalFare } = value as { rideId: number; totalFare: number };
        found.set(rideId, totalFare);
      }
    }
  }
  return found;
}

describe.skipIf(!hasTaxiRide)("the taxi ride in threads", { timeout: 60_000 }, () => {
  const host = hosts.find(({ kind }) => kind === "parallel") ?? expect.fail("there is no such host");
  const start = (configuration: string) => {
    const { texts, data } = taxiRide();
    const inputs = ["Rides", "Fares"].map((name) => ({
      ...{ streamlet: "generator", outlet: name.toLowerCase(), mode: "once", rate: 40 },
      file: `data/nycTaxi${name}.json`,
    }));
    const scenario = { inputs, partitions: 3, delivery: "exactly-once", serviceTimes: { processor: 0.05 } };
    return host.start({ ...texts, configuration }, { data, scenario });
  };
  const inject = async (simulation: HostedSimulation, fault: Fault) =>
    expect([fault, await simulation.command({ kind: "inject", fault })]).toEqual([fault, { ok: true }]);

  /** A run in which a checkpoint has been taken, and much is still to be read. */
  const started = async (more = "") => {
    const simulation = await start(flink(more));
    // Input must not run out before the fault, however long threads take to start.
    simulation.setSpeed(2);
    await until(simulation, "a checkpoint", (now) => checkpoints(now) > 0);
    return simulation;
  };

  const at = { streamlet: "processor", index: 1 } as const;
  const highlyAvailable = "high-availability.type = kubernetes";
  // Killed task managers, failing tasks, late and lost messages are in the suite of both hosts.
  it.each<[what: string, faults: readonly Fault[], restarts: number, more?: string]>([
    [
      "the loss of the job manager",
      [{ kind: "kill-job-manager", streamlet: "processor" }],
      1,
      highlyAvailable,
    ],
    [
      "logic that throws, and a poison record",
      [
        { kind: "throw-on-record", streamlet: "processor", record: 20, times: 2 },
        { kind: "poison-record", topic: "rides", partition: 1 },
      ],
      2,
    ],
    [
      "a slow node, and an outage of the broker",
      [
        { ...at, kind: "slow-node", factor: 50, duration: 2_000 },
        { kind: "broker-outage", duration: 1_500 },
      ],
      0,
    ],
  ])("joins each fare exactly once under %s", async (_, faults, restarts, more) => {
    const simulation = await started(more);
    for (const fault of faults) await inject(simulation, fault);
    simulation.setSpeed(50);
    const end = await toTheEnd(simulation);
    expect([end.status, through(end, "logger", "in")]).toEqual(["finished", 627]);
    expect(processorOf(end)?.restarts).toBeGreaterThanOrEqual(restarts);
    const found = await fares(simulation);
    expect(found.size).toBe(627);
    expect([...found.values()].reduce((sum, fare) => sum + fare, 0)).toBeCloseTo(8269.97, 2);
    expect(end.audit?.sinks).toMatchObject([{ duplicates: 0, lost: 0, records: { once: 1254 } }]);
  });

  it("begins without its state where the job manager is lost and nothing is kept", async () => {
    const simulation = await started();
    await inject(simulation, { kind: "kill-job-manager", streamlet: "processor" });
    await until(simulation, "a new job", ({ events }) =>
      events.some(
        ({ cause }) => cause === "no high availability: the job is submitted anew, without its state",
      ),
    );
    simulation.setSpeed(50);
    const end = await toTheEnd(simulation);
    expect(end.status).toBe("finished");
  });
});
