import type { StackFrame } from "../host/snapshot.ts";
import { LogicEnded } from "../replay/verdict.ts";
import { MadeUpFailure } from "./made-up-failure.ts";
import { textOf } from "./module-loader.ts";
import { stackFrames } from "./stack-frames.ts";

/** Characters of a record that are told. */
const READABLE = 500;

/** A failure of the logic, with where it happened and on what. */
export class OperatorFailure extends Error {
  readonly operator: string;
  readonly record: unknown;

  constructor(operator: string, record: unknown, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.operator = operator;
    this.record = record;
  }

  /** Adds the place, unless an operator further down the chain has done so. */
  static at(operator: string, record: unknown, cause: unknown): OperatorFailure {
    return cause instanceof OperatorFailure ? cause : new OperatorFailure(operator, record, cause);
  }
}

/** What went wrong in a task or process: plain data. */
export interface LogicFailure {
  readonly message: string;
  /** Name of the error's class. */
  readonly error?: string;
  readonly operator?: string;
  /** The record as text, shortened. */
  readonly record?: string;
  readonly stack?: readonly StackFrame[];
  /** A scenario made the logic throw. */
  readonly isMadeUp?: boolean;
  /** It would fail in the same way again and again: it is not restarted. */
  readonly isUnrecoverable?: boolean;
}

/** What to report of something thrown in a task or process. `handled`: the record, where the error does not say. */
export function failureOf(
  error: unknown,
  handled?: unknown,
): LogicFailure & Required<Pick<LogicFailure, "stack">> {
  const failure = error instanceof OperatorFailure ? error : undefined;
  const cause = failure === undefined ? error : failure.cause;
  const record = failure?.record ?? handled;
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    ...(cause instanceof MadeUpFailure ? { isMadeUp: true } : {}),
    ...(cause instanceof LogicEnded && cause.isFinal ? { isUnrecoverable: true } : {}),
    message,
    ...(cause instanceof Error ? { error: cause.name } : {}),
    ...(failure === undefined ? {} : { operator: failure.operator }),
    ...(record === undefined ? {} : { record: shortened(textOf(record)) }),
    stack: stackFrames(cause),
  };
}

function shortened(text: string): string {
  return text.length > READABLE ? `${text.slice(0, READABLE)}…` : text;
}
