/** How the Flink operator carries the state of a job over to a new version of it. */
import { isDurable } from "../kubernetes/flink-storage.ts";

export interface UpgradeMode {
  readonly mode: "last-state" | "savepoint" | "stateless";
  /** Why, as a sentence. */
  readonly reason: string;
}

/** Old and new name of a directory option. */
const checkpointKeys = ["execution.checkpointing.dir", "state.checkpoints.dir"];
const savepointKeys = ["execution.checkpointing.savepoint-dir", "state.savepoints.dir"];

/**
 * `last-state` or `savepoint` when checkpoints outlive the pods, else `stateless`. The operator accepts
 * `last-state` only with high availability, and `savepoint` only with a savepoint directory.
 */
export function upgradeMode(
  options: ReadonlyMap<string, string>,
  mountPaths: readonly string[],
): UpgradeMode {
  const firstSet = (keys: readonly string[]) => keys.map((key) => options.get(key)).find((text) => text);
  const checkpoints = firstSet(checkpointKeys);
  if (!takesCheckpoints(options)) {
    return { mode: "stateless", reason: "checkpoints are switched off, so an upgrade starts without state" };
  }
  if (!isDurable(checkpoints, mountPaths)) {
    return {
      mode: "stateless",
      reason: `checkpoints in ${checkpoints ?? "memory"} do not outlive the pods, so an upgrade starts without state`,
    };
  }
  if (isHighlyAvailable(options)) {
    return {
      mode: "last-state",
      reason: `high availability is on and checkpoints are kept in ${checkpoints}, so an upgrade resumes from the last one`,
    };
  }
  const savepoints = firstSet(savepointKeys);
  if (isDurable(savepoints, mountPaths)) {
    return {
      mode: "savepoint",
      reason: `checkpoints and savepoints are kept outside the pods, so an upgrade takes a savepoint in ${savepoints} first`,
    };
  }
  return {
    mode: "stateless",
    reason:
      "there is neither high availability nor a savepoint directory that outlives the pods, so an upgrade starts without state",
  };
}

export function isHighlyAvailable(options: ReadonlyMap<string, string>): boolean {
  const type = options.get("high-availability.type") ?? options.get("high-availability") ?? "NONE";
  return type.trim() !== "" && type.trim().toUpperCase() !== "NONE";
}

function takesCheckpoints(options: ReadonlyMap<string, string>): boolean {
  const interval = options.get("execution.checkpointing.interval");
  return interval !== undefined && /[1-9]/.test(interval) && !interval.trim().startsWith("-");
}
