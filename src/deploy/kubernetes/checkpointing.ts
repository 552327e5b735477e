/** Cloudflow's defaults for Flink's checkpoints (CLOUDFLOW.md section 3). */
import type { ApplicationStreamlet } from "../../config/index.ts";
import { toPlain } from "../../hocon/index.ts";
import { fieldAt, scalarText } from "../text/plain-reader.ts";

const interval = "execution.checkpointing.interval";

const defaults: readonly (readonly [string, string])[] = [
  [interval, "10 s"],
  ["execution.checkpointing.mode", "EXACTLY_ONCE"],
  ["execution.checkpointing.min-pause", "500 ms"],
  ["execution.checkpointing.timeout", "1 min"],
  ["execution.checkpointing.max-concurrent-checkpoints", "1"],
  ["execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"],
];

/**
 * What Cloudflow sets at run time unless an interval is configured or the defaults are switched off; nothing
 * otherwise. At run time they win over other checkpoint settings, since code wins over configuration.
 */
export function checkpointDefaults(
  streamlet: ApplicationStreamlet,
  options: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const applies = !options.has(interval) && !defaultsAreOff(streamlet);
  return new Map(applies ? defaults : []);
}

/** Whether checkpoints are taken at all with these options. */
export function takesCheckpoints(options: ReadonlyMap<string, string>): boolean {
  const text = options.get(interval);
  return text !== undefined && /[1-9]/.test(text) && !text.trim().startsWith("-");
}

function defaultsAreOff(streamlet: ApplicationStreamlet): boolean {
  const value = fieldAt(toPlain(streamlet.config), ["cloudflow", "checkpointing", "default"]);
  return ["false", "off", "no"].includes(scalarText(value) ?? "");
}
