/** What is known of a Flink option, for completion, hovers and checks. */
export interface FlinkOption {
  /** A part in angle brackets, like `<account>`, stands for any name. */
  readonly key: string;
  readonly type: "duration" | "memory" | "integer" | "number" | "boolean" | "text" | "choice";
  /** Flink's default, where it has one. */
  readonly default?: string;
  /** The values of a choice; for texts, common ones to offer. */
  readonly values?: readonly string[];
  readonly description: string;
  /** First and last Flink version that knows the option, where it is not all from 1.10 on. */
  readonly since?: string;
  readonly until?: string;
}
