import { describe, expect, it } from "vitest";
import { restartStrategy } from "../failover/restart-strategy.ts";
import { readJobOptions } from "./job-options.ts";

const read = (options: Readonly<Record<string, string>>, context = {}) =>
  readJobOptions(new Map(Object.entries(options)), {
    streamlet: "one",
    replicas: undefined,
    mode: "cluster",
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
        retention: "retain-on-cancellation",
      },
      restart: { kind: "fixed-delay", attempts: Number.POSITIVE_INFINITY, delay: 1000 },
    });
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
  it.each([
    [{ kind: "none" } as const, [0], [undefined]],
    [{ kind: "fixed-delay", attempts: 2, delay: 5 } as const, [0, 1, 2], [5, 5, undefined]],
    [
      { kind: "failure-rate", maxFailures: 2, interval: 100, delay: 5 } as const,
      [0, 50, 150, 180, 190],
      [5, 5, 5, 5, undefined],
    ],
    [
      {
        kind: "exponential-delay",
        initial: 10,
        max: 35,
        multiplier: 2,
        reset: 1000,
        jitter: 0,
        attempts: undefined,
      } as const,
      [0, 20, 50, 90, 5000],
      [10, 20, 35, 35, 10],
    ],
  ])("%j", (settings, failures, delays) => {
    const strategy = restartStrategy(settings, () => 0.5);
    expect(failures.map((at) => strategy.delayAfterFailure(at))).toEqual(delays);
  });
});
