import { isUpTo } from "../../../config/index.ts";
import {
  booleanOption,
  choiceOption,
  durationOption,
  numberOption,
  type Options,
  wholeOption,
} from "../job/option-values.ts";

/** What becomes of a job's last checkpoint when the job ends. */
export type Retention = "retain-on-cancellation" | "delete-on-cancellation" | "no-externalized-checkpoints";

export interface CheckpointOptions {
  /** Milliseconds between checkpoints, as all times here; undefined: none are taken by themselves. */
  readonly interval: number | undefined;
  readonly mode: "exactly-once" | "at-least-once";
  readonly minPause: number;
  readonly timeout: number;
  readonly maxConcurrent: number;
  /** Failed checkpoints in a row that do not fail the job. */
  readonly tolerableFailures: number;
  /** Whether one that takes too long is such a failure: from Flink 1.11 on. */
  readonly expiryCounts: boolean;
  /** From Flink 1.14 on a task that stops with a savepoint fails when the savepoint does; before, it goes on. */
  readonly stopIsFinal: boolean;
  /** Barriers overtake records; what they overtake is part of the checkpoint. */
  readonly unaligned: boolean;
  /** With `unaligned`: barriers wait so long for each other before they begin to overtake. 0: they overtake at once. */
  readonly alignedTimeout: number;
  /** From Flink 1.16 on, barriers that have waited so long overtake in their senders' outputs too. */
  readonly overtakesInOutputs: boolean;
  readonly retention: Retention;
}

const key = (name: string) => `execution.checkpointing.${name}`;

/** Cloudflow's checkpoints where no interval is set (CLOUDFLOW.md, section 3), else Flink's with Flink's defaults. */
export function readCheckpointOptions(
  options: Options,
  cloudflowDefaults: boolean,
  flinkVersion: string,
): CheckpointOptions {
  const interval = durationOption(options, key("interval"));
  const isCloudflows = interval === undefined && cloudflowDefaults;
  const mode = choiceOption(options, key("mode")) === "at-least-once" ? "at-least-once" : "exactly-once";
  const minPause = isCloudflows ? 500 : (durationOption(options, key("min-pause")) ?? 0);
  return {
    interval: isCloudflows ? 10_000 : interval === undefined ? undefined : Math.max(10, interval),
    mode: isCloudflows ? "exactly-once" : mode,
    minPause,
    timeout: isCloudflows ? 60_000 : (durationOption(options, key("timeout")) ?? 600_000),
    // A pause between checkpoints leaves room for one at a time only.
    maxConcurrent:
      isCloudflows || minPause > 0
        ? 1
        : Math.max(1, wholeOption(options, key("max-concurrent-checkpoints")) ?? 1),
    tolerableFailures: numberOption(options, key("tolerable-failed-checkpoints")) ?? 0,
    // Flink ignores the option for at-least-once checkpoints, whose barriers wait for nothing anyway.
    unaligned:
      mode === "exactly-once" && booleanOption(options, key("unaligned.enabled"), key("unaligned")) === true,
    alignedTimeout:
      durationOption(options, key("aligned-checkpoint-timeout")) ??
      durationOption(options, key("alignment-timeout")) ??
      0,
    expiryCounts: !isUpTo(flinkVersion, "1.10"),
    stopIsFinal: !isUpTo(flinkVersion, "1.13"),
    overtakesInOutputs: !isUpTo(flinkVersion, "1.15"),
    retention: isCloudflows ? "retain-on-cancellation" : retentionOf(options),
  };
}

/** Why Flink would refuse the job, in its words; undefined if it would not. */
export function checkpointOptionsFault({ tolerableFailures, unaligned, maxConcurrent }: CheckpointOptions) {
  if (tolerableFailures < 0) return "The tolerable failure checkpoint number must be non-negative.";
  if (unaligned && maxConcurrent > 1)
    return "maxConcurrentCheckpoints can't be > 1 if UnalignedCheckpoints enabled";
  return undefined;
}

function retentionOf(options: Options): Retention {
  const text = choiceOption(options, key("externalized-checkpoint-retention"));
  return text === "retain-on-cancellation" || text === "delete-on-cancellation"
    ? text
    : "no-externalized-checkpoints";
}
