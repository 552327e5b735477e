import { isUpTo } from "../../../config/index.ts";
import { choiceOption, type Options } from "../job/option-values.ts";

/** What is restarted with a failed task: the pipelined region that it is in, or all tasks of the job. */
export type FailoverStrategy = "region" | "full";

/** `jobmanager.execution.failover-strategy`: `region` is the default from Flink 1.11 on. */
export function readFailoverStrategy(options: Options, flinkVersion: string): FailoverStrategy {
  const chosen = choiceOption(options, "jobmanager.execution.failover-strategy");
  if (chosen === "region" || chosen === "full") return chosen;
  return isUpTo(flinkVersion, "1.10") ? "full" : "region";
}
