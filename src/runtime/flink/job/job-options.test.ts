import { describe, expect, it } from "vitest";
import { restartStrategy } from "../failover/restart-strategy.ts";
import { readJobOptions } from "./job-options.ts";

const read = (options: Readonly<Record<string, string>>, context = {}) =>
  readJobOptions(new Map(Object.entries(options)), {
    streamlet: "one",
    replicas: undefined,
    mode: "cluster",
    flinkVersion: "1.20",
    cloudflowDefaults: true,
    ...context,
  });

describe("options of a Flink job", () => {
  it("are Cloudflow's where nothing is set", () => {
    expect(read({})).toEqual({
      parallelism: 1,
      maxParallelism: undefined,
      chaining: true,
      watermarkInterval: 200,
      slots: 1,
      storage: {
        checkpoints: "files",
        checkpointsDirectory: "file:///mnt/flink/storage/externalized-checkpoints/one",
        savepointsDirectory: "file:///mnt/flink/storage/savepoints/one",
        retained: 1,
      },
      lossDetection: 20_000,
      heartbeatTimeout: 50_000,
      askTimeout: 10_000,
      passesIdleness: false,
      highAvailability: false,
      fault: undefined,
      checkpoints: {
        interval: 10_000,
        mode: "exactly-once",
        minPause: 500,
        timeout: 60_000,
        maxConcurrent: 1,
        tolerableFailures: 0,
        unaligned: false,
        alignedTimeout: 0,
        overtakesInOutputs: true,
        expiryCounts: true,
        stopIsFinal: true,
        retention: "retain-on-cancellation",
      },
      restart: {
        kind: "exponential-delay",
        initial: 1000,
        max: 60_000,
        multiplier: 1.5,
        reset: 3_600_000,
        jitter: 0.1,
        attempts: undefined,
        mergesFailures: true,
      },
      failover: "region",
    });
  });

  it("are those of the version of Flink", () => {
    expect(read({}, { flinkVersion: "1.18" }).restart).toEqual({
      kind: "fixed-delay",
      attempts: Number.POSITIVE_INFINITY,
      delay: 1000,
    });
    const chosen = { "restart-strategy": "exponential-delay" };
    expect(read(chosen, { flinkVersion: "1.17.2" }).restart).toMatchObject({ max: 300_000, multiplier: 2 });
    expect(read({}, { flinkVersion: "2.0" }).restart).toMatchObject({ kind: "exponential-delay" });
    expect(read({}, { flinkVersion: "1.10" }).failover).toBe("full");
    expect(read({ "jobmanager.execution.failover-strategy": "full" }).failover).toBe("full");
  });

  it("take the default restart strategy with its own defaults, whatever is set for it", () => {
    const options = { "restart-strategy.exponential-delay.initial-backoff": "5 s" };
    expect(read(options).restart).toMatchObject({ kind: "exponential-delay", initial: 1000 });
  });

  it("are Flink's own for checkpoints once an interval is set", () => {
    expect(read({ "execution.checkpointing.interval": "5 s" }).checkpoints).toMatchObject({
      interval: 5000,
      minPause: 0,
      timeout: 600_000,
    });
    expect(
      read({ "execution.checkpointing.interval": "250ms", "execution.checkpointing.mode": "AT_LEAST_ONCE" })
        .checkpoints,
    ).toMatchObject({ interval: 250, mode: "at-least-once" });
  });

  it("take no checkpoints and never restart when Cloudflow's defaults are off", () => {
    expect(read({}, { cloudflowDefaults: false })).toMatchObject({
      checkpoints: { interval: undefined },
      restart: { kind: "none" },
    });
  });

  it("do not restart in a sandbox unless told to", () => {
    expect(read({}, { mode: "sandbox" }).restart).toEqual({ kind: "none" });
    const options = {
      "restart-strategy.type": "exponential-delay",
      "restart-strategy.exponential-delay.max-backoff": "10 s",
    };
    expect(read(options, { mode: "sandbox" }).restart).toMatchObject({
      kind: "exponential-delay",
      max: 10_000,
    });
  });

  it("let replicas win over the default parallelism", () => {
    expect(read({ "parallelism.default": "3" }).parallelism).toBe(3);
    expect(read({ "parallelism.default": "3" }, { replicas: 2 }).parallelism).toBe(2);
    expect(read({ "parallelism.default": "many" }).parallelism).toBe(1);
  });
});

describe("restart strategies", () => {
  const exponential = {
    kind: "exponential-delay",
    initial: 10,
    max: 35,
    multiplier: 2,
    reset: 1000,
    jitter: 0,
    attempts: undefined,
  } as const;
  it.each([
    [{ kind: "none" } as const, [0], [undefined]],
    [{ kind: "fixed-delay", attempts: 2, delay: 5 } as const, [0, 1, 2], [5, 5, undefined]],
    [
      { kind: "failure-rate", maxFailures: 2, interval: 100, delay: 5 } as const,
      [0, 50, 150, 180, 190],
      [5, 5, 5, 5, undefined],
    ],
    [{ ...exponential, mergesFailures: false } as const, [0, 20, 50, 90, 5000], [10, 20, 35, 35, 10]],
    // Those at 5 and 30 come before the restarts that are due at 10 and 40, and change nothing.
    [
      { ...exponential, mergesFailures: true } as const,
      [0, 5, 20, 30, 50, 90, 5000],
      [10, 5, 20, 10, 35, 35, 10],
    ],
    [
      { ...exponential, mergesFailures: true, attempts: 2 } as const,
      [0, 5, 20, 50, 5000],
      [10, 5, 20, undefined, 10],
    ],
  ])("%j", (settings, failures, delays) => {
    const strategy = restartStrategy(settings, () => 0.5);
    expect(failures.map((at) => strategy.afterFailure(at)?.delay)).toEqual(delays);
  });

  it.each([
    [0, 90],
    [0.5, 100],
    [0.999, 110],
  ])("draw the jitter of an exponential delay evenly: %d gives %d", (drawn, delay) => {
    const jittery = { ...exponential, initial: 100, max: 1000, jitter: 0.1, mergesFailures: false };
    expect(restartStrategy(jittery, () => drawn).afterFailure(0)).toEqual({ delay, isNewAttempt: true });
  });

  it("never wait less than the initial delay from Flink 1.19 on, and say which failures make an attempt", () => {
    const strategy = restartStrategy(
      { ...exponential, initial: 100, max: 1000, jitter: 0.1, mergesFailures: true },
      () => 0,
    );
    expect(strategy.afterFailure(0)).toEqual({ delay: 100, isNewAttempt: true });
    expect(strategy.afterFailure(40)).toEqual({ delay: 60, isNewAttempt: false });
  });
});
