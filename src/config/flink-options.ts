/** Flink options of a streamlet, flattened (CLOUDFLOW.md section 3). */
import { asString, type HoconObject, type HoconValue } from "../hocon/index.ts";
import type { ApplicationStreamlet } from "./application.ts";
import { type Leaf, leavesOf, objectOf } from "./merge-objects.ts";

/**
 * First elements of the keys of Flink's options. Below `config` the runtime passes everything on, and users (and
 * Cloudflow's own examples) write Flink's options there without `flink`, which local runs read.
 */
const optionRoots: ReadonlySet<string> = new Set([
  "classloader",
  "cluster",
  "execution",
  "fs",
  "gs",
  "heartbeat",
  "high-availability",
  "historyserver",
  "io",
  "jobmanager",
  "job-result-store",
  "kubernetes",
  "local",
  "metrics",
  "parallelism",
  "pipeline",
  "presto",
  "queryable-state",
  "resourcemanager",
  "rest",
  "restart-strategy",
  "s3",
  "security",
  "slot",
  "state",
  "table",
  "taskmanager",
  "web",
]);

/** Whether a path directly below `config` is a Flink option by its name. */
export function isFlinkOptionPath(path: readonly string[]): boolean {
  const root = (path[0] ?? "").split(".")[0] ?? "";
  return optionRoots.has(root);
}

/**
 * Everything below `flink` in the effective config, and what is beside it and named like a Flink option, as
 * dotted keys and strings. Where both set a key, the one below `flink` wins.
 */
export function flinkOptions(streamlet: ApplicationStreamlet): ReadonlyMap<string, string> {
  return flinkOptionsOf(streamlet.config);
}

/** The values of Flink options in a `config` section, below `flink` and beside it, each with its dotted key. */
export function optionLeavesOf(
  config: HoconObject,
): readonly { readonly leaf: Leaf; readonly key: string }[] {
  return leavesOf(config).flatMap((leaf) => {
    if (leaf.path[0] === "flink") return [{ leaf, key: leaf.path.slice(1).join(".") }];
    return isFlinkOptionPath(leaf.path) ? [{ leaf, key: leaf.path.join(".") }] : [];
  });
}

export function flinkOptionsOf(config: HoconObject): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const { path, value } of leavesOf(config)) {
    if (path[0] !== "flink" && isFlinkOptionPath(path)) setOption(options, path, value);
  }
  for (const { path, value } of leavesOf(objectOf(config.fields.get("flink")))) {
    setOption(options, path, value);
  }
  return options;
}

function setOption(options: Map<string, string>, path: readonly string[], value: HoconValue): void {
  const text = optionText(value);
  if (text !== undefined) options.set(path.join("."), text);
}

/** Lists are written as Flink reads them, with semicolons. Null says nothing. */
export function optionText(value: HoconValue): string | undefined {
  if (value.kind === "list") {
    return value.items.flatMap((item) => optionText(item) ?? []).join(";");
  }
  const reading = asString(value);
  return reading.ok ? reading.value : undefined;
}
