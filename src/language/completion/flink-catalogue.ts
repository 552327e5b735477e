/** A Flink option that users of streamlets set, with what its name does not say. */
export interface FlinkOption {
  readonly key: string;
  readonly type: "text" | "integer" | "boolean" | "duration" | "memory size" | "choice";
  readonly documentation: string;
  readonly defaultValue?: string;
  /** The values of a choice. */
  readonly values?: readonly string[];
}

const booleans = ["true", "false"];

/** The options that Cloudflow's and Flink's documentation name for streamlets; others are passed on all the same. */
export const flinkOptionCatalogue: readonly FlinkOption[] = [
  {
    key: "parallelism.default",
    type: "integer",
    documentation: "How many parallel subtasks each operator has.",
    defaultValue: "1",
  },
  {
    key: "taskmanager.numberOfTaskSlots",
    type: "integer",
    documentation: "Subtask pipelines that one task manager runs.",
    defaultValue: "1",
  },
  {
    key: "jobmanager.replicas",
    type: "integer",
    documentation: "Job manager pods.",
    defaultValue: "1",
  },
  {
    key: "execution.checkpointing.interval",
    type: "duration",
    documentation:
      "Time between checkpoints. If it is set, all checkpoint settings must be set, because Cloudflow's defaults are then not applied.",
    defaultValue: "10 s",
  },
  {
    key: "execution.checkpointing.mode",
    type: "choice",
    documentation: "What a restart from a checkpoint guarantees.",
    defaultValue: "EXACTLY_ONCE",
    values: ["EXACTLY_ONCE", "AT_LEAST_ONCE"],
  },
  {
    key: "execution.checkpointing.min-pause",
    type: "duration",
    documentation: "Least time between the end of a checkpoint and the start of the next.",
    defaultValue: "500 ms",
  },
  {
    key: "execution.checkpointing.timeout",
    type: "duration",
    documentation: "A checkpoint that takes longer is given up.",
    defaultValue: "1 min",
  },
  {
    key: "execution.checkpointing.max-concurrent-checkpoints",
    type: "integer",
    documentation: "Checkpoints that may be under way at the same time.",
    defaultValue: "1",
  },
  {
    key: "execution.checkpointing.externalized-checkpoint-retention",
    type: "choice",
    documentation: "What becomes of the last checkpoint when the job is cancelled.",
    defaultValue: "RETAIN_ON_CANCELLATION",
    values: ["RETAIN_ON_CANCELLATION", "DELETE_ON_CANCELLATION", "NO_EXTERNALIZED_CHECKPOINTS"],
  },
  {
    key: "restart-strategy",
    type: "choice",
    documentation: "What Flink does when a job fails.",
    values: ["none", "fixed-delay", "failure-rate", "exponential-delay"],
  },
  {
    key: "restart-strategy.fixed-delay.attempts",
    type: "integer",
    documentation: "Restarts before the job fails for good.",
  },
  {
    key: "restart-strategy.fixed-delay.delay",
    type: "duration",
    documentation: "Time before each restart.",
  },
  {
    key: "state.backend",
    type: "choice",
    documentation: "Where running jobs keep their state.",
    values: ["filesystem", "hashmap", "rocksdb"],
  },
  {
    key: "state.checkpoints.dir",
    type: "text",
    documentation: "Where checkpoints are written, as a URI.",
  },
  {
    key: "state.savepoints.dir",
    type: "text",
    documentation: "Where savepoints are written, as a URI.",
  },
  {
    key: "jobmanager.memory.process.size",
    type: "memory size",
    documentation: "All memory of the job manager's process.",
  },
  {
    key: "taskmanager.memory.process.size",
    type: "memory size",
    documentation: "All memory of a task manager's process.",
  },
  {
    key: "local.web",
    type: "boolean",
    documentation: "In local runs, whether Flink's web interface is started, on `rest.port`.",
    values: booleans,
  },
  {
    key: "rest.port",
    type: "integer",
    documentation: "The port of Flink's web interface and REST API.",
    defaultValue: "8081",
  },
  {
    key: "pipeline.auto-watermark-interval",
    type: "duration",
    documentation: "Time between watermarks that sources emit.",
    defaultValue: "200 ms",
  },
];

export function findFlinkOption(key: string): FlinkOption | undefined {
  return flinkOptionCatalogue.find((option) => option.key === key);
}
