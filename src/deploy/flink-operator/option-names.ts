/** Names of Flink options that changed between versions, as the chosen version knows them. */
import type { OperatorFlinkVersion } from "./flink-version.ts";

/** Values that were sections too; Flink 1.17 gave them names of their own (FLINK-29372). */
const valuesOfSections: readonly string[] = ["high-availability", "restart-strategy", "state.backend"];

export function changeNamesFor({ major, minor }: OperatorFlinkVersion, options: Map<string, string>): void {
  if (major >= 2) renameForFlink2(options);
  else if (major === 1 && minor < 17) {
    for (const key of valuesOfSections) rename(options, `${key}.type`, key);
  }
}

/** The value that was set by the other name wins: what stands by the old one may be a default of Cloudflow. */
function rename(options: Map<string, string>, from: string, to: string): void {
  const value = options.get(from);
  if (value === undefined) return;
  options.delete(from);
  options.set(to, value);
}

/** Flink 2 no longer knows some names and values of Flink 1. */
function renameForFlink2(options: Map<string, string>): void {
  const backend = options.get("state.backend");
  if (backend !== undefined) {
    options.delete("state.backend");
    const isOfFlink1 = ["filesystem", "jobmanager"].includes(backend);
    if (!options.has("state.backend.type")) {
      options.set("state.backend.type", isOfFlink1 ? "hashmap" : backend);
    }
    if (backend === "filesystem" && !options.has("execution.checkpointing.storage")) {
      options.set("execution.checkpointing.storage", "filesystem");
    }
  }
  rename(options, "env.java.opts", "env.java.opts.all");
}
