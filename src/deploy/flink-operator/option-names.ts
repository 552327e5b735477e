/** Names of Flink options that changed between versions, as the chosen version and its operator know them. */
import type { OperatorFlinkVersion } from "./flink-version.ts";

interface Renaming {
  readonly old: string;
  readonly new: string;
  /** The first version whose clusters can be told by the new name. */
  readonly since: readonly [major: number, minor: number];
}

/**
 * Values that were sections too got names of their own in 1.17 and 1.19 (FLINK-29372, FLINK-33581); checkpoint
 * options moved in 1.20 (FLIP-406). Directories keep their old name up to 2.0 because the operator asks for it.
 */
const renamings: readonly Renaming[] = [
  { old: "high-availability", new: "high-availability.type", since: [1, 17] },
  { old: "restart-strategy", new: "restart-strategy.type", since: [1, 17] },
  { old: "state.backend", new: "state.backend.type", since: [1, 17] },
  { old: "env.java.opts", new: "env.java.opts.all", since: [1, 17] },
  {
    old: "execution.checkpointing.unaligned",
    new: "execution.checkpointing.unaligned.enabled",
    since: [1, 19],
  },
  { old: "pipeline.operator-chaining", new: "pipeline.operator-chaining.enabled", since: [1, 19] },
  { old: "execution.buffer-timeout", new: "execution.buffer-timeout.interval", since: [1, 19] },
  {
    old: "state.checkpoints.num-retained",
    new: "execution.checkpointing.num-retained",
    since: [1, 20],
  },
  { old: "state.backend.incremental", new: "execution.checkpointing.incremental", since: [1, 20] },
  { old: "state.backend.local-recovery", new: "execution.state-recovery.from-local", since: [1, 20] },
  { old: "state.checkpoint-storage", new: "execution.checkpointing.storage", since: [1, 20] },
  { old: "state.checkpoints.dir", new: "execution.checkpointing.dir", since: [2, 0] },
  { old: "state.savepoints.dir", new: "execution.checkpointing.savepoint-dir", since: [2, 0] },
];

/** What is set by the newer name wins, as in Flink: what stands by the older one may be a default of Cloudflow. */
export function changeNamesFor({ major, minor }: OperatorFlinkVersion, options: Map<string, string>): void {
  if (major >= 2) changeBackendOfFlink1(options);
  for (const { old, new: newer, since } of renamings) {
    const knowsNewer = major > since[0] || (major === since[0] && minor >= since[1]);
    if (!knowsNewer) move(options, newer, old);
    else if (options.has(newer)) options.delete(old);
    else if (major >= 2) move(options, old, newer);
  }
}

function move(options: Map<string, string>, from: string, to: string): void {
  const value = options.get(from);
  if (value === undefined) return;
  options.delete(from);
  options.set(to, value);
}

/** Flink 2 parts the state backend from the storage of checkpoints, and no longer knows the old values of both in one. */
function changeBackendOfFlink1(options: Map<string, string>): void {
  const backend = options.get("state.backend");
  if (backend !== "filesystem" && backend !== "jobmanager") return;
  options.set("state.backend", "hashmap");
  if (!options.has("execution.checkpointing.storage"))
    options.set("execution.checkpointing.storage", backend);
}
