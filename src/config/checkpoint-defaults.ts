/** Cloudflow's defaults for Flink's checkpoints (CLOUDFLOW.md section 3). */
import { asBoolean, getPath, type HoconObject } from "../hocon/index.ts";
import { flinkOptionsOf } from "./flink-options.ts";

export const checkpointInterval = "execution.checkpointing.interval";

/** By option, in Flink's own values. */
export const cloudflowCheckpointDefaults: ReadonlyMap<string, string> = new Map([
  [checkpointInterval, "10 s"],
  ["execution.checkpointing.mode", "EXACTLY_ONCE"],
  ["execution.checkpointing.min-pause", "500 ms"],
  ["execution.checkpointing.timeout", "1 min"],
  ["execution.checkpointing.max-concurrent-checkpoints", "1"],
  ["execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"],
]);

/** Cloudflow leaves checkpointing to the user once an interval is set or the defaults are switched off. */
export function usesCheckpointDefaults(config: HoconObject): boolean {
  if (flinkOptionsOf(config).has(checkpointInterval)) return false;
  const value = getPath(config, ["cloudflow", "checkpointing", "default"]);
  const reading = value === undefined ? undefined : asBoolean(value);
  return !(reading?.ok === true && !reading.value);
}
