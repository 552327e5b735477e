import type { LogicFailure } from "../../code/logic-failure.ts";
import type { FailureView } from "../../host/snapshot.ts";

/** Where a task ran that has failed. */
export type FailurePlace = Pick<FailureView, "subtask" | "task" | "taskManager">;

/** A failure as it is shown, with its time and place. */
export function failureView(failure: LogicFailure, at: number, place: FailurePlace = {}): FailureView {
  const { isMadeUp: _, isUnrecoverable: __, ...shown } = failure;
  return { at, stack: [], ...shown, ...place };
}
