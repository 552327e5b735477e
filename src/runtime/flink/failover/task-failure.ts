import { MadeUpFailure } from "../../code/made-up-failure.ts";
import { textOf } from "../../code/module-loader.ts";
import { stackFrames } from "../../code/stack-frames.ts";
import type { FailureView } from "../../host/snapshot.ts";
import type { TaskFailure } from "../messages.ts";
import { OperatorFailure } from "../operators/operator.ts";

/** Where a task ran that has failed. */
export type FailurePlace = Pick<FailureView, "subtask" | "task" | "taskManager">;

/** What to report of something thrown in a task. */
export function failureOf(error: unknown): TaskFailure {
  const failure = error instanceof OperatorFailure ? error : undefined;
  const cause = failure === undefined ? error : failure.cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    ...(cause instanceof MadeUpFailure ? { isMadeUp: true } : {}),
    message,
    ...(cause instanceof Error ? { error: cause.name } : {}),
    ...(failure === undefined ? {} : { operator: failure.operator }),
    ...(failure?.record === undefined ? {} : { record: shortened(textOf(failure.record)) }),
    stack: stackFrames(cause),
  };
}

function shortened(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

/** A failure as it is shown, with its time and place. */
export function failureView(failure: TaskFailure, at: number, place: FailurePlace = {}): FailureView {
  const { isMadeUp: _, ...shown } = failure;
  return { at, stack: [], ...shown, ...place };
}
