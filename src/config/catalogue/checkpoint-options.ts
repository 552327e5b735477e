import type { FlinkOption } from "./flink-option.ts";

/** Checkpoints, savepoints and state. */
export const checkpointOptions: readonly FlinkOption[] = [
  {
    key: "execution.checkpointing.interval",
    type: "duration",
    description:
      "Time from the start of one checkpoint to the next. Setting it switches all checkpoint defaults of Cloudflow off.",
  },
  {
    key: "execution.checkpointing.mode",
    type: "choice",
    default: "EXACTLY_ONCE",
    values: ["EXACTLY_ONCE", "AT_LEAST_ONCE"],
    description: "Whether a record counts exactly once or at least once in state after a failure.",
  },
  {
    key: "execution.checkpointing.min-pause",
    type: "duration",
    default: "0 ms",
    description: "Rest between the end of a checkpoint and the start of the next.",
  },
  {
    key: "execution.checkpointing.timeout",
    type: "duration",
    default: "10 min",
    description: "A checkpoint that takes longer is given up.",
  },
  {
    key: "execution.checkpointing.max-concurrent-checkpoints",
    type: "integer",
    default: "1",
    description: "How many checkpoints may run at a time.",
  },
  {
    key: "execution.checkpointing.tolerable-failed-checkpoints",
    type: "integer",
    default: "0",
    description: "How many checkpoints in a row may fail before the job does.",
  },
  {
    key: "execution.checkpointing.externalized-checkpoint-retention",
    type: "choice",
    default: "NO_EXTERNALIZED_CHECKPOINTS",
    values: ["RETAIN_ON_CANCELLATION", "DELETE_ON_CANCELLATION", "NO_EXTERNALIZED_CHECKPOINTS"],
    description: "Whether the last checkpoint is kept when the job is cancelled.",
  },
  {
    key: "execution.checkpointing.unaligned",
    type: "boolean",
    default: "false",
    description: "Lets barriers overtake records, so that backpressure does not delay checkpoints.",
    since: "1.11",
    until: "1.20",
  },
  {
    key: "execution.checkpointing.unaligned.enabled",
    type: "boolean",
    default: "false",
    description: "Lets barriers overtake records, so that backpressure does not delay checkpoints.",
    since: "1.19",
  },
  {
    key: "state.backend",
    type: "text",
    default: "jobmanager",
    values: ["filesystem", "jobmanager", "rocksdb", "hashmap"],
    description: "Where state lives while the job runs: on the heap (hashmap) or on disk (rocksdb).",
    until: "1.20",
  },
  {
    key: "state.backend.type",
    type: "text",
    default: "hashmap",
    values: ["hashmap", "rocksdb", "forst"],
    description: "Where state lives while the job runs: on the heap (hashmap) or on disk (rocksdb).",
    since: "1.17",
  },
  {
    key: "state.backend.incremental",
    type: "boolean",
    default: "false",
    description: "Checkpoints store only what changed since the one before, where the backend can.",
  },
  {
    key: "state.backend.local-recovery",
    type: "boolean",
    default: "false",
    description: "Keeps a copy of state on the task manager for quicker recovery.",
    until: "1.20",
  },
  {
    key: "state.backend.rocksdb.localdir",
    type: "text",
    description: "Local directories in which RocksDB keeps its files.",
  },
  {
    key: "state.backend.rocksdb.memory.managed",
    type: "boolean",
    default: "true",
    description: "RocksDB takes its memory from Flink's managed memory.",
  },
  {
    key: "state.checkpoints.dir",
    type: "text",
    description: "Directory for checkpoints, on a file system that all nodes reach.",
  },
  {
    key: "state.checkpoints.num-retained",
    type: "integer",
    default: "1",
    description: "How many finished checkpoints are kept.",
  },
  {
    key: "state.savepoints.dir",
    type: "text",
    description: "Directory for savepoints, on a file system that all nodes reach.",
  },
];
