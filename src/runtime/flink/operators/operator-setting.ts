import type { StreamNode } from "../../../streamlet/index.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { LogicBudget } from "../../code/budget/logic-budget.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import type { Output } from "./operator.ts";

/** What an operator in a subtask is given. */
export interface OperatorSetting {
  readonly node: StreamNode;
  readonly output: Output;
  readonly subtask: number;
  readonly parallelism: number;
  readonly maxParallelism: number;
  /** Times that the subtask has been run before. */
  readonly attemptNumber: number;
  /** Key of a record by input side; undefined where the input is not keyed. */
  readonly keyOf: readonly [
    ((value: unknown) => unknown) | undefined,
    ((value: unknown) => unknown) | undefined,
  ];
  readonly now: () => number;
  /** Asks for a call of `onProcessingTime` when a new earliest time is registered. */
  readonly wake: () => void;
  /** Snapshots of all subtasks of this operator in the checkpoint that is restored; empty for a fresh start. */
  readonly restored: readonly OperatorSnapshot[];
  /** Whether a checkpoint is restored, even one without state of this operator. */
  readonly isRestored: boolean;
  /** Milliseconds between watermarks. */
  readonly watermarkInterval: number;
  /** Operators that make watermarks pass on that their input is idle. */
  readonly passesIdleness: boolean;
  /** Follows records for the delivery audit, if there is one. */
  readonly tracker: LineageTracker | undefined;
  /** What the logic of the subtask may use up. */
  readonly budget: LogicBudget;
  /** Name of the streamlet as a sink of the audit; undefined where it has outlets. */
  readonly sink: string | undefined;
}
