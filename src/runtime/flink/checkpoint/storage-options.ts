import { choiceOption, type Options, wholeOption } from "../job/option-values.ts";

/** Where checkpoints and savepoints are kept. */
export interface StorageOptions {
  /** `memory`: checkpoints are in the job manager's memory and end with it. */
  readonly checkpoints: "memory" | "files";
  readonly checkpointsDirectory: string;
  /** Undefined: savepoints cannot be taken. */
  readonly savepointsDirectory: string | undefined;
  /** Completed checkpoints that are kept. */
  readonly retained: number;
}

/**
 * `state.*` options. In a cluster, Cloudflow's operator puts directories on the application's volume where none are
 * configured (CLOUDFLOW.md, section 5); a sandbox run keeps checkpoints in memory.
 */
export function readStorageOptions(
  options: Options,
  streamlet: string,
  mode: "cluster" | "sandbox",
): StorageOptions {
  const volume = (folder: string) =>
    mode === "cluster" ? `file:///mnt/flink/storage/${folder}/${streamlet}` : undefined;
  const directory =
    options.get("execution.checkpointing.dir") ??
    options.get("state.checkpoints.dir") ??
    volume("externalized-checkpoints");
  const storage = choiceOption(options, "execution.checkpointing.storage", "state.checkpoint-storage");
  // The state backend of Flink before 1.13 says where checkpoints go as well.
  const backend = choiceOption(options, "state.backend.type", "state.backend");
  const inMemory = storage === "jobmanager" || (storage === undefined && backend === "jobmanager");
  return {
    checkpoints: inMemory || directory === undefined ? "memory" : "files",
    checkpointsDirectory: directory ?? "",
    savepointsDirectory:
      options.get("execution.checkpointing.savepoint-dir") ??
      options.get("state.savepoints.dir") ??
      volume("savepoints"),
    retained: Math.max(
      1,
      wholeOption(options, "execution.checkpointing.num-retained") ??
        wholeOption(options, "state.checkpoints.num-retained") ??
        1,
    ),
  };
}
