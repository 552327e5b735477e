import { afterEach, describe, expect, it } from "vitest";
import type { Command, Fault, HostedSimulation, SinkAudit, Snapshot } from "./index.ts";
import { hostsUnderTest, through, toTheEnd, until } from "./testing/host-under-test.ts";
import { drawRun } from "./testing/law-project.ts";
import { type LawEvent, projectOf, WHO } from "./testing/one-streamlet.ts";
import { hasTaxiRide, PROCESSOR, taxiRide } from "./testing/taxi-ride.ts";

if (!hasTaxiRide) console.warn("Skipped: the taxi ride example is not at ../shared/examples/taxi-ride.");

const { hosts, endAll } = hostsUnderTest();
afterEach(endAll);

const often = `execution.checkpointing { interval = 200 ms, min-pause = 0, timeout = 1 min, mode = EXACTLY_ONCE }
  heartbeat { interval = 100 ms, timeout = 1 s }
  restart-strategy { type = fixed-delay, fixed-delay { attempts = 100, delay = 100 ms } }`;
const flink = (parallelism: number, slots: number, more = often) => `cloudflow.runtimes.flink.config.flink {
  parallelism.default = ${parallelism}, taskmanager.numberOfTaskSlots = ${slots}
  ${more}
}`;
const inputs = (rate: number) =>
  [
    ["rides", "data/nycTaxiRides.json"],
    ["fares", "data/nycTaxiFares.json"],
  ].map(([outlet, file]) => ({ streamlet: "generator", outlet, file, mode: "once", rate }));

const received = (snapshot: Snapshot) =>
  snapshot.lines
    .filter((line) => line.streamlet === "sink")
    .map((line) => line.text)
    .sort();
const processorOf = (snapshot: Snapshot) => snapshot.streamlets.find(({ name }) => name === "processor");
/** What the audit says of the only sink: records by what became of them, and results that came again. */
const arrived = (records: Partial<SinkAudit["records"]>, duplicates = 0) => ({
  sink: "logger.in",
  records: { lost: 0, duplicated: 0, underway: 0, held: 0, skipped: 0, late: 0, ...records },
  delivered: 627 + duplicates,
  duplicates,
  lost: 0,
});
const restartsOf = (snapshot: Snapshot, name: string) =>
  snapshot.streamlets.find((streamlet) => streamlet.name === name)?.restarts ?? Number.NaN;

async function fares(
  simulation: HostedSimulation,
): Promise<readonly { rideId: number; totalFare: number }[]> {
  const records = await simulation.records({ topic: "taxifares", limit: 1000 });
  return records.map(({ value }) => value as { rideId: number; totalFare: number });
}

describe.each(hosts)("the $kind host", { timeout: 60_000 }, ({ kind, start }) => {
  const rides = (scenario: object, configuration: string, code = PROCESSOR, patience?: number) => {
    const { texts, data } = taxiRide();
    const project = { ...texts, code: new Map([["streamlets/Processor.ts", code]]), configuration };
    return start(project, { data, scenario: { partitions: 3, ...scenario } }, patience);
  };

  it.skipIf(!hasTaxiRide)(
    "joins all fares of the taxi ride, with parallelism 2 in two task managers",
    async () => {
      const simulation = await rides({ inputs: inputs(5000) }, flink(2, 1));
      expect((await toTheEnd(simulation)).status).toBe("finished");
      const found = await fares(simulation);
      expect([found.length, new Set(found.map((fare) => fare.rideId)).size]).toEqual([627, 627]);
      expect(found.reduce((sum, fare) => sum + fare.totalFare, 0)).toBeCloseTo(8269.97, 2);
      // A result is made of a ride that starts and its fare; rides that end are filtered.
      const { audit } = await simulation.snapshot();
      expect(audit).toMatchObject({ followed: 1881, unfollowed: 0 });
      expect(audit?.sinks).toMatchObject([arrived({ once: 1254, filtered: 627 })]);
      const stops = await simulation.journey("generator.fares#0");
      expect(stops.map(({ place, state }) => [place, state])).toEqual([
        ["generator.fares", "written"],
        ["processor.in-taxifare", "processed"],
        ["logger.in", "once"],
      ]);
    },
  );

  it.skipIf(!hasTaxiRide)(
    "loses and duplicates nothing when a task manager is killed and then a task fails, exactly once",
    async () => {
      const simulation = await rides({ inputs: inputs(100), delivery: "exactly-once" }, flink(2, 1));
      await until(simulation, "a checkpoint", (now) => (processorOf(now)?.completedCheckpoints ?? 0) > 0);
      expect(
        await simulation.command({ kind: "kill-task-manager", streamlet: "processor", index: 1 }),
      ).toEqual({
        ok: true,
      });
      const before = await until(simulation, "a restart", (now) => restartsOf(now, "processor") === 1);
      const checkpoints = (now: Snapshot) => processorOf(now)?.completedCheckpoints ?? 0;
      await until(
        simulation,
        "a checkpoint after it",
        (now) => processorOf(now)?.state === "running" && checkpoints(now) > checkpoints(before),
      );
      expect(await simulation.command({ kind: "fail-task", streamlet: "processor" })).toEqual({ ok: true });
      const end = await toTheEnd(simulation);
      expect([end.status, restartsOf(end, "processor")]).toEqual(["finished", 2]);
      expect(through(end, "logger", "in")).toBe(627);
      expect(end.audit?.sinks).toMatchObject([arrived({ once: 1254, filtered: 627 })]);
    },
  );

  it.skipIf(!hasTaxiRide)("counts as duplicates what comes again, at least once", async () => {
    const seldom = often.replace("interval = 200 ms", "interval = 1 h");
    const simulation = await rides({ inputs: inputs(60), delivery: "at-least-once" }, flink(2, 1, seldom));
    // Input must not run out before the fault, however long threads take to start.
    simulation.setSpeed(1);
    await until(simulation, "some output", (now) => through(now, "logger", "in") > 20);
    expect(await simulation.command({ kind: "checkpoint", streamlet: "processor" })).toEqual({ ok: true });
    const then = await until(
      simulation,
      "a checkpoint",
      (now) => (processorOf(now)?.completedCheckpoints ?? 0) > 0,
    );
    const enough = through(then, "logger", "in") + 30;
    await until(simulation, "more output", (now) => through(now, "logger", "in") > enough);
    const kill = { kind: "kill-task-manager", streamlet: "processor", index: 1 } as const;
    expect(await simulation.command(kill)).toEqual({ ok: true });
    simulation.setSpeed(50);
    const end = await toTheEnd(simulation);
    const again = through(end, "logger", "in") - 627;
    expect(again).toBeGreaterThan(10);
    const records = { once: 1254 - 2 * again, duplicated: 2 * again, filtered: 627 };
    expect(end.audit?.sinks).toMatchObject([arrived(records, again)]);
    const twice = await simulation.deliveries({ sink: "logger.in", class: "duplicated", limit: 1000 });
    const values = (await fares(simulation)).map((fare) => fare.rideId);
    expect([twice.length, values.length - new Set(values).size]).toEqual([2 * again, again]);
  });

  it.each([1, 4])("gives in a storm what it gives in calm, exactly once, seed %i", async (seed) => {
    const run = drawRun(seed);
    // Slow enough for faults to strike before all is read, also where threads take long to start.
    const slowly = {
      ...run.scenario,
      inputs: (run.scenario["inputs"] as object[]).map((input) => ({ ...input, rate: 30 })),
    };
    const play = async (storm: boolean) => {
      const simulation = await start(run.texts, {
        data: run.data,
        scenario: { ...slowly, delivery: "exactly-once" },
      });
      for (const [i, records] of [10, 30].entries()) {
        if (!storm) break;
        await until(simulation, "some progress", (now) => through(now, "one", "a") >= records * (i + 1));
        await simulation.command({ kind: i === 0 ? "fail-task" : "kill-task-manager", streamlet: "one" });
      }
      const end = await toTheEnd(simulation);
      return { status: end.status, received: received(end) };
    };
    const [calm, stormy] = [await play(false), await play(true)];
    expect(calm.received.length).toBeGreaterThan(10);
    expect(stormy, run.description).toEqual(calm);
  });

  it("restarts only the pipelined region of a failed task, exactly once", async () => {
    const { texts, input } = projectOf(
      "this.writeStream(out, input.map(new Who()));",
      Array.from({ length: 300 }, (_, id) => ({ id, key: `k${id % 7}`, count: 1 })),
      {
        classes: WHO,
        flink: `parallelism.default = 2, ${often}`,
        rate: 20,
        scenario: { partitions: 2, delivery: "exactly-once" },
      },
    );
    const simulation = await start(texts, input);
    // Input must not run out before the fault, however long threads take to start.
    simulation.setSpeed(1);
    await until(simulation, "some output", (now) => through(now, "sink", "in") > 20);
    const command = { kind: "fail-task", streamlet: "one", index: 0 } as const;
    expect(await simulation.command(command)).toEqual({ ok: true });
    await until(simulation, "a restart", (now) => restartsOf(now, "one") === 1);
    simulation.setSpeed(50);
    const end = await toTheEnd(simulation);
    const records = received(end).map((text) => JSON.parse(text) as LawEvent);
    expect([end.status, records.length, new Set(records.map(({ id }) => id)).size]).toEqual([
      "finished",
      300,
      300,
    ]);
    const places = new Set(records.map(({ key, count }) => `${key} in attempt ${count}`));
    expect([...places].toSorted()).toEqual(["0 in attempt 0", "0 in attempt 1", "1 in attempt 0"]);
  });

  it.skipIf(!hasTaxiRide)("keeps all state when it is rescaled from 2 to 3 to 1", async () => {
    const simulation = await rides({ inputs: inputs(100) }, flink(2, 2));
    for (const [from, to, read] of [
      [2, 3, 100],
      [3, 1, 300],
    ] as const) {
      await until(simulation, `a job of parallelism ${from}`, (now) => {
        const { state, parallelism } = processorOf(now) ?? {};
        return state === "running" && parallelism === from && through(now, "processor", "in-taxiride") > read;
      });
      const command = { kind: "rescale", streamlet: "processor", parallelism: to } as const;
      expect(await simulation.command(command)).toEqual({ ok: true });
    }
    const end = await toTheEnd(simulation);
    expect(processorOf(end)?.parallelism).toBe(1);
    expect(through(end, "logger", "in")).toBe(627);
  });

  it.skipIf(!hasTaxiRide)(
    "shows records of an open transaction to nobody until the checkpoint is complete",
    async () => {
      const never = flink(1, 1, "execution.checkpointing { interval = 1 h, mode = EXACTLY_ONCE }");
      const simulation = await rides({ inputs: inputs(5000), delivery: "exactly-once" }, never);
      const full = await until(simulation, "all joined", (now) => through(now, "processor", "out") === 627);
      expect(through(full, "logger", "in")).toBe(0);
      expect(await simulation.command({ kind: "checkpoint", streamlet: "processor" })).toEqual({ ok: true });
      await until(simulation, "all read", (now) => through(now, "logger", "in") === 627);
    },
  );

  it.skipIf(!hasTaxiRide)("loses nothing with messages that are delayed, and then lost", async () => {
    const simulation = await rides({ inputs: inputs(60), delivery: "exactly-once" }, flink(2, 1));
    simulation.setSpeed(1);
    await until(simulation, "a checkpoint", (now) => (processorOf(now)?.completedCheckpoints ?? 0) > 0);
    const inject = (fault: Fault) => simulation.command({ kind: "inject", fault });
    const place = { streamlet: "processor", index: 1 };
    expect(await inject({ kind: "delay-messages", ...place, delay: 50, duration: 200 })).toEqual({
      ok: true,
    });
    expect(await inject({ kind: "lose-messages", ...place, duration: 300 })).toEqual({ ok: true });
    await until(simulation, "a restart", (now) => restartsOf(now, "processor") > 0);
    simulation.setSpeed(50);
    const end = await toTheEnd(simulation);
    expect([end.status, through(end, "logger", "in")]).toEqual(["finished", 627]);
    expect(end.audit?.sinks).toMatchObject([arrived({ once: 1254, filtered: 627 })]);
  });

  it.skipIf(!hasTaxiRide)(
    "takes new configuration over, scales processes and replaces killed ones",
    async () => {
      const simulation = await rides({ inputs: inputs(100), delivery: "exactly-once" }, flink(1, 1));
      const done = async (command: Command) =>
        expect([command, await simulation.command(command)]).toEqual([command, { ok: true }]);
      await until(simulation, "some output", (now) => through(now, "logger", "in") > 20);
      const config = { "flink.parallelism.default": 2, "flink.taskmanager.numberOfTaskSlots": 2 };
      await done({ kind: "configure", streamlet: "processor", config });
      await done({ kind: "rescale", streamlet: "logger", parallelism: 2 });
      const parallelism = (now: Snapshot, streamlet: string) =>
        now.streamlets.find(({ name }) => name === streamlet)?.parallelism;
      await until(
        simulation,
        "a job of parallelism 2",
        (now) => parallelism(now, "processor") === 2 && processorOf(now)?.state === "running",
      );
      await done({ kind: "kill-task-manager", streamlet: "logger", index: 1 });
      await done({ kind: "rescale", streamlet: "logger", parallelism: 1 });
      const end = await toTheEnd(simulation);
      expect([end.status, parallelism(end, "logger")]).toEqual(["finished", 1]);
      expect((await fares(simulation)).length).toBe(627);
      expect(through(end, "logger", "in")).toBeGreaterThanOrEqual(627);
    },
  );

  it.skipIf(!hasTaxiRide)("lets processes crash and the broker go away, and loses nothing", async () => {
    const simulation = await rides({ inputs: inputs(150) }, flink(1, 1));
    await until(simulation, "some output", (now) => through(now, "logger", "in") > 20);
    expect(await simulation.command({ kind: "fail-task", streamlet: "logger" })).toEqual({ ok: true });
    const fault = { kind: "broker-outage", duration: 500 } as const;
    expect(await simulation.command({ kind: "inject", fault })).toEqual({ ok: true });
    const end = await toTheEnd(simulation);
    expect([end.status, restartsOf(end, "logger")]).toEqual(["finished", 1]);
    expect(new Set((await fares(simulation)).map((fare) => fare.rideId)).size).toBe(627);
    expect(through(end, "logger", "in")).toBeGreaterThanOrEqual(627);
  });

  it.runIf(kind === "parallel" && hasTaxiRide)(
    "ends a task manager that never answers, as a lost one, and lets the others go on",
    async () => {
      // No loop of the code's own, whose turns would be counted.
      const code = PROCESSOR.replace(
        "(ride) => ride.isStart",
        `(ride) => ride.rideId !== 9 || /^(a+)+$/.test("${"a".repeat(40)}!")`,
      );
      const once = "restart-strategy { type = fixed-delay, fixed-delay { attempts = 1, delay = 0 } }";
      const simulation = await rides({ inputs: inputs(5000) }, flink(1, 1, once), code, 1_500);
      const lost = await until(simulation, "a failed job", ({ streamlets }) =>
        streamlets.some(({ name, state }) => name === "processor" && state === "failed"),
      );
      const causes = lost.events.map(({ cause }) => cause);
      expect(causes).toContainEqual(expect.stringMatching(/endless loop in .*"Filter/));
      // The one that replaces it says what it does.
      expect(causes).toContainEqual(expect.stringMatching(/last seen in operator "Filter" with record .*9/));
      const end = await toTheEnd(simulation);
      expect([end.status, through(end, "generator", "rides")]).toEqual(["failed", 1254]);
    },
  );
});
