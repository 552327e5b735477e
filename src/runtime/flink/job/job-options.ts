import { isUpTo } from "../../../config/index.ts";
import {
  type CheckpointOptions,
  checkpointOptionsFault,
  readCheckpointOptions,
} from "../checkpoint/checkpoint-options.ts";
import { readStorageOptions, type StorageOptions } from "../checkpoint/storage-options.ts";
import { type FailoverStrategy, readFailoverStrategy } from "../failover/failover-strategy.ts";
import { readRestartOptions } from "../failover/restart-options.ts";
import type { RestartSettings } from "../failover/restart-strategy.ts";
import { booleanOption, choiceOption, countOption, durationOption, numberOption } from "./option-values.ts";

/** What a Flink job's options mean for its run. Times are milliseconds. */
export interface JobOptions {
  readonly parallelism: number;
  readonly maxParallelism: number | undefined;
  /** `pipeline.operator-chaining`. */
  readonly chaining: boolean;
  /** `pipeline.auto-watermark-interval`. */
  readonly watermarkInterval: number;
  /** Up to Flink 1.13, operators that make watermarks pass on that their input is idle; later ones know by themselves. */
  readonly passesIdleness: boolean;
  readonly slots: number;
  readonly checkpoints: CheckpointOptions;
  readonly storage: StorageOptions;
  readonly restart: RestartSettings;
  /** What a failed task takes with it: its pipelined region, or all. */
  readonly failover: FailoverStrategy;
  /** Until the loss of a task manager's pod is noticed, and until one that is silent is given up. */
  readonly lossDetection: number;
  readonly heartbeatTimeout: number;
  /** Until a call between pods is taken to be lost. */
  readonly askTimeout: number;
  /** A new job manager goes on where the last one was lost. */
  readonly highAvailability: boolean;
  /** Why Flink would refuse the job. */
  readonly fault: string | undefined;
}

export interface JobOptionsContext {
  readonly streamlet: string;
  readonly replicas: number | undefined;
  readonly mode: "cluster" | "sandbox";
  readonly flinkVersion: string;
  /** `cloudflow.checkpointing.default`. */
  readonly cloudflowDefaults: boolean;
}

/** Reads options by Flink's keys, with Flink's and Cloudflow's defaults. */
export function readJobOptions(options: ReadonlyMap<string, string>, context: JobOptionsContext): JobOptions {
  const checkpoints = readCheckpointOptions(options, context.cloudflowDefaults, context.flinkVersion);
  const highAvailability = choiceOption(options, "high-availability.type", "high-availability") ?? "none";
  const heartbeatTimeout = durationOption(options, "heartbeat.timeout") ?? 50_000;
  // A pod that is gone refuses heartbeats, which is noticed after a few of them; silence only after the timeout.
  const refusal =
    (durationOption(options, "heartbeat.interval") ?? 10_000) *
    (numberOption(options, "heartbeat.rpc-failure-threshold") ?? 2);
  return {
    parallelism: context.replicas ?? countOption(options, "parallelism.default") ?? 1,
    maxParallelism: countOption(options, "pipeline.max-parallelism"),
    chaining:
      booleanOption(options, "pipeline.operator-chaining.enabled", "pipeline.operator-chaining") ?? true,
    watermarkInterval: durationOption(options, "pipeline.auto-watermark-interval") ?? 200,
    passesIdleness: isUpTo(context.flinkVersion, "1.13"),
    slots: countOption(options, "taskmanager.numberOfTaskSlots") ?? 1,
    checkpoints,
    storage: readStorageOptions(options, context.streamlet, context.mode),
    restart: readRestartOptions(options, {
      mode: context.mode,
      isCheckpointed: checkpoints.interval !== undefined,
      flinkVersion: context.flinkVersion,
    }),
    failover: readFailoverStrategy(options, context.flinkVersion),
    lossDetection: Math.min(heartbeatTimeout, refusal > 0 ? refusal : heartbeatTimeout),
    heartbeatTimeout,
    askTimeout:
      durationOption(options, "pekko.ask.timeout") ?? durationOption(options, "akka.ask.timeout") ?? 10_000,
    highAvailability: highAvailability !== "none",
    fault: checkpointOptionsFault(checkpoints),
  };
}
