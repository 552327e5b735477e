import {
  choiceOption,
  durationOption,
  numberOption,
  type Options,
  wholeOption,
} from "../job/option-values.ts";
import type { RestartSettings } from "./restart-strategy.ts";

const at = (name: string) => `restart-strategy.${name}`;

/** `restart-strategy.*` with Flink's defaults. Where none is chosen, a job with periodic checkpoints restarts for ever. */
export function readRestartOptions(
  options: Options,
  mode: "cluster" | "sandbox",
  isCheckpointed: boolean,
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
      return {
        kind: "exponential-delay",
        initial: durationOption(options, at("exponential-delay.initial-backoff")) ?? 1000,
        max: durationOption(options, at("exponential-delay.max-backoff")) ?? 300_000,
        multiplier: numberOption(options, at("exponential-delay.backoff-multiplier")) ?? 2,
        reset: durationOption(options, at("exponential-delay.reset-backoff-threshold")) ?? 3_600_000,
        jitter: numberOption(options, at("exponential-delay.jitter-factor")) ?? 0.1,
        attempts: wholeOption(options, at("exponential-delay.attempts-before-reset-backoff")),
      };
    default:
      // Flink restarts checkpointed jobs for ever, others never; a sandbox run ends with its first crash.
      return mode === "cluster" && isCheckpointed
        ? { kind: "fixed-delay", attempts: Number.POSITIVE_INFINITY, delay: 1000 }
        : { kind: "none" };
  }
}
