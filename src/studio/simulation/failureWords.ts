import type { FailureView, StackFrame, StreamletView } from "../../runtime/index.ts";
import { formatClock } from "./figures.ts";

/** A failure among those of all streamlets. */
export interface ListedFailure extends FailureView {
  readonly streamlet: string;
  /** Tells it from all others of the run, however many come after it. */
  readonly key: string;
}

/** The failures of some streamlets, most recent first. */
export function listFailures(streamlets: readonly StreamletView[]): readonly ListedFailure[] {
  return streamlets
    .flatMap(({ name, failures, failureCount }) =>
      failures.map((failure, index) => ({
        ...failure,
        streamlet: name,
        key: `${name} ${failureCount - index}`,
      })),
    )
    .sort((a, b) => b.at - a.at);
}

/** `TypeError: total is not a number`, as stacks begin. */
export function failureTitle({ error, message }: FailureView): string {
  return error === undefined || error === "Error" ? message : `${error}: ${message}`;
}

/** `Prices.ts:12` */
export function framePlace({ file, line }: StackFrame): string {
  return `${file.slice(file.lastIndexOf("/") + 1)}:${line}`;
}

/** A record as its JSON text would be written by hand; cut or other texts stay as they are. */
export function readableRecord(record: string): string {
  try {
    return JSON.stringify(JSON.parse(record), null, 2);
  } catch {
    return record;
  }
}

/** Everything about a failure, to be pasted into a message. */
export function failureText(failure: ListedFailure): string {
  const { streamlet, at, error = "Error", message, task, taskManager, operator, record, stack } = failure;
  const place = [
    `streamlet ${streamlet}, at ${formatClock(at)}`,
    ...(task === undefined ? [] : [`task ${task}`]),
    ...(taskManager === undefined ? [] : [`task manager ${taskManager}`]),
    ...(operator === undefined ? [] : [`operator ${operator}`]),
    ...(record === undefined ? [] : [`record ${record}`]),
  ];
  const frames = stack.map(
    ({ function: name, file, line }) =>
      `    at ${name === "" ? `${file}:${line}` : `${name} (${file}:${line})`}`,
  );
  return [`${error}: ${message}`, ...frames, ...place].join("\n");
}
