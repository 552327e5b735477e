import { isUpTo } from "../../../config/index.ts";
import {
  choiceOption,
  durationOption,
  numberOption,
  type Options,
  wholeOption,
} from "../job/option-values.ts";
import type { RestartSettings } from "./restart-strategy.ts";

export interface RestartContext {
  readonly mode: "cluster" | "sandbox";
  readonly isCheckpointed: boolean;
  readonly flinkVersion: string;
}

const at = (name: string) => `restart-strategy.${name}`;

/**
 * `restart-strategy.*` with the defaults of a version of Flink. Where none is chosen, a job with periodic checkpoints
 * restarts for ever, with a delay that grows from Flink 1.19 on, and a job without them never.
 */
export function readRestartOptions(
  options: Options,
  { mode, isCheckpointed, flinkVersion }: RestartContext,
): RestartSettings {
  switch (choiceOption(options, "restart-strategy.type", "restart-strategy")) {
    case "none":
    case "off":
    case "disable":
      return { kind: "none" };
    case "fixed-delay":
    case "fixeddelay":
      return {
        kind: "fixed-delay",
        attempts: wholeOption(options, at("fixed-delay.attempts")) ?? 1,
        delay: durationOption(options, at("fixed-delay.delay")) ?? 1000,
      };
    case "failure-rate":
    case "failurerate":
      return {
        kind: "failure-rate",
        maxFailures: wholeOption(options, at("failure-rate.max-failures-per-interval")) ?? 1,
        interval: durationOption(options, at("failure-rate.failure-rate-interval")) ?? 60_000,
        delay: durationOption(options, at("failure-rate.delay")) ?? 1000,
      };
    case "exponential-delay":
    case "exponentialdelay":
      return exponentialDelay(options, flinkVersion);
    default:
      // A sandbox run ends with its first crash.
      if (mode === "sandbox" || !isCheckpointed) return { kind: "none" };
      // Flink takes all of the default strategy's own defaults, whatever its options say.
      return isUpTo(flinkVersion, "1.18")
        ? { kind: "fixed-delay", attempts: Number.POSITIVE_INFINITY, delay: 1000 }
        : exponentialDelay(new Map(), flinkVersion);
  }
}

function exponentialDelay(options: Options, flinkVersion: string): RestartSettings {
  const isOlder = isUpTo(flinkVersion, "1.18");
  return {
    kind: "exponential-delay",
    initial: durationOption(options, at("exponential-delay.initial-backoff")) ?? 1000,
    max: durationOption(options, at("exponential-delay.max-backoff")) ?? (isOlder ? 300_000 : 60_000),
    multiplier: numberOption(options, at("exponential-delay.backoff-multiplier")) ?? (isOlder ? 2 : 1.5),
    reset: durationOption(options, at("exponential-delay.reset-backoff-threshold")) ?? 3_600_000,
    jitter: numberOption(options, at("exponential-delay.jitter-factor")) ?? 0.1,
    attempts: isOlder
      ? undefined
      : wholeOption(options, at("exponential-delay.attempts-before-reset-backoff")),
    mergesFailures: !isOlder,
  };
}
