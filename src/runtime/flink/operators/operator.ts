import type { OperatorSnapshot } from "../state/snapshot.ts";

/** Where an operator's results go: to operators chained to it, and to other subtasks. */
export interface Output {
  record(value: unknown, timestamp: number | null): void;
  side(tag: string, value: unknown, timestamp: number | null): void;
  watermark(time: number): void;
  idle(idle: boolean): void;
}

/** One operator in one subtask. */
export interface ChainedOperator {
  readonly name: string;
  open(): void;
  input(value: unknown, timestamp: number | null, side: 0 | 1): void;
  watermark(time: number): void;
  idle(idle: boolean): void;
  /** When the operator wants to be called for processing time, if at all. */
  readonly nextProcessingTime: number | undefined;
  onProcessingTime(now: number): void;
  /** Called when a checkpoint's barrier has come, before `snapshot`: calls back once everything pending is safe. */
  prepare(checkpoint: number, ready: () => void): void;
  snapshot(checkpoint: number): OperatorSnapshot;
  checkpointCompleted(checkpoint: number): void;
  /** Transactions that are being committed. */
  readonly commits: number;
  /** Results that only leave in batches do so now. */
  flush(): void;
  /** Whether it still takes input; a sink with too many unanswered requests does not. */
  readonly accepts: boolean;
  close(): void;
}

/** What a function has given, unless it is nothing where a record is needed. */
export function required(record: unknown, given: string): unknown {
  if (record !== undefined) return record;
  const what = given === "collect" ? "collect was called with" : `${given} gave`;
  throw new Error(
    `${what} undefined where a record is needed: return a value, or use filter or flatMap to leave records out.`,
  );
}
