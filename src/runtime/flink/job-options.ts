import { asDuration, fromPlain } from "../../hocon/index.ts";
import type { RestartSettings } from "./restart-strategy.ts";

export interface CheckpointOptions {
  /** Milliseconds, as all times here. */
  readonly interval: number;
  readonly mode: "exactly-once" | "at-least-once";
  readonly minPause: number;
  readonly timeout: number;
  readonly maxConcurrent: number;
  readonly tolerableFailures: number;
}

/** What a Flink job's options mean for its run. */
export interface JobOptions {
  readonly parallelism: number;
  readonly maxParallelism: number | undefined;
  readonly slots: number;
  /** Undefined: no checkpoints. */
  readonly checkpoints: CheckpointOptions | undefined;
  readonly restart: RestartSettings;
}

export interface JobOptionsContext {
  readonly replicas: number | undefined;
  readonly mode: "cluster" | "sandbox";
  /** `cloudflow.checkpointing.default`. */
  readonly cloudflowDefaults: boolean;
}

/** Reads options by Flink's keys, with Cloudflow's checkpoint defaults where no interval is set (CLOUDFLOW.md, section 3). */
export function readJobOptions(options: ReadonlyMap<string, string>, context: JobOptionsContext): JobOptions {
  const checkpoints = checkpointOptions(options, context.cloudflowDefaults);
  return {
    parallelism: context.replicas ?? whole(options, "parallelism.default") ?? 1,
    maxParallelism: whole(options, "pipeline.max-parallelism"),
    slots: whole(options, "taskmanager.numberOfTaskSlots") ?? 1,
    checkpoints,
    restart: restartSettings(options, context.mode, checkpoints !== undefined),
  };
}

function checkpointOptions(
  options: ReadonlyMap<string, string>,
  cloudflowDefaults: boolean,
): CheckpointOptions | undefined {
  const key = (name: string) => `execution.checkpointing.${name}`;
  const interval = duration(options, key("interval"));
  if (interval === undefined) {
    if (!cloudflowDefaults) return undefined;
    return {
      interval: 10_000,
      mode: "exactly-once",
      minPause: 500,
      timeout: 60_000,
      maxConcurrent: 1,
      tolerableFailures: 0,
    };
  }
  const mode = options.get(key("mode"))?.toLowerCase().replace(/_/g, "-");
  const minPause = duration(options, key("min-pause")) ?? 0;
  return {
    interval: Math.max(10, interval),
    mode: mode === "at-least-once" ? "at-least-once" : "exactly-once",
    minPause,
    timeout: duration(options, key("timeout")) ?? 600_000,
    // A pause between checkpoints leaves room for one at a time only.
    maxConcurrent: minPause > 0 ? 1 : (whole(options, key("max-concurrent-checkpoints")) ?? 1),
    tolerableFailures: whole(options, key("tolerable-failed-checkpoints")) ?? 0,
  };
}

function restartSettings(
  options: ReadonlyMap<string, string>,
  mode: "cluster" | "sandbox",
  checkpointed: boolean,
): RestartSettings {
  const kind = options.get("restart-strategy.type") ?? options.get("restart-strategy");
  const at = (name: string) => `restart-strategy.${name}`;
  switch (kind?.toLowerCase().replace(/[ _]/g, "-")) {
    case "none":
    case "off":
    case "disable":
      return { kind: "none" };
    case "fixed-delay":
    case "fixeddelay":
      return {
        kind: "fixed-delay",
        attempts: whole(options, at("fixed-delay.attempts")) ?? 1,
        delay: duration(options, at("fixed-delay.delay")) ?? 1000,
      };
    case "failure-rate":
    case "failurerate":
      return {
        kind: "failure-rate",
        maxFailures: whole(options, at("failure-rate.max-failures-per-interval")) ?? 1,
        interval: duration(options, at("failure-rate.failure-rate-interval")) ?? 60_000,
        delay: duration(options, at("failure-rate.delay")) ?? 1000,
      };
    case "exponential-delay":
    case "exponentialdelay":
      return {
        kind: "exponential-delay",
        initial: duration(options, at("exponential-delay.initial-backoff")) ?? 1000,
        max: duration(options, at("exponential-delay.max-backoff")) ?? 300_000,
        multiplier: number(options, at("exponential-delay.backoff-multiplier")) ?? 2,
        reset: duration(options, at("exponential-delay.reset-backoff-threshold")) ?? 3_600_000,
      };
    default:
      // Flink restarts checkpointed jobs for ever, others never; a sandbox run ends with its first crash.
      return mode === "cluster" && checkpointed
        ? { kind: "fixed-delay", attempts: Number.POSITIVE_INFINITY, delay: 1000 }
        : { kind: "none" };
  }
}

/** A whole number of at least 0 (`parallelism` and the like are checked where the configuration is read). */
function whole(options: ReadonlyMap<string, string>, key: string): number | undefined {
  const value = number(options, key);
  if (value === undefined || !Number.isInteger(value) || value < 0) return undefined;
  return key.startsWith("execution.") || key.startsWith("restart-") ? value : Math.max(1, value);
}

function number(options: ReadonlyMap<string, string>, key: string): number | undefined {
  const text = options.get(key);
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function duration(options: ReadonlyMap<string, string>, key: string): number | undefined {
  const text = options.get(key);
  if (text === undefined) return undefined;
  const reading = asDuration(fromPlain(text));
  return reading.ok ? reading.value : undefined;
}
