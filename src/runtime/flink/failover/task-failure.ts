import { textOf } from "../../code/module-loader.ts";
import type { FailureView } from "../../host/snapshot.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import type { TaskFailure } from "../messages.ts";
import { OperatorFailure } from "../operators/operator.ts";

/** Thrown where a scenario wants the logic to throw. */
export class MadeUpFailure extends Error {
  constructor() {
    super("The logic was made to throw on this record.");
  }
}

/** What to report of something thrown in a task. */
export function failureOf(error: unknown): TaskFailure {
  const failure = error instanceof OperatorFailure ? error : undefined;
  const cause = failure === undefined ? error : failure.cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const stack = cause instanceof Error ? cause.stack : undefined;
  return {
    ...(cause instanceof MadeUpFailure ? { isMadeUp: true } : {}),
    message,
    ...(failure === undefined ? {} : { operator: failure.operator }),
    ...(failure?.record === undefined ? {} : { record: shortened(textOf(failure.record)) }),
    ...(stack === undefined ? {} : { stack }),
  };
}

function shortened(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

/** A failure as it is shown, with its time and place. */
export function failureView(failure: TaskFailure, at: number, subtask?: SubtaskId): FailureView {
  const { isMadeUp: _, ...shown } = failure;
  return { at, ...shown, ...(subtask === undefined ? {} : { subtask: subtask.index }) };
}
