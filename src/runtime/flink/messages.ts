import type { Address } from "../host/clock.ts";
import type { BrokerReply } from "../kafka/messages.ts";
import type { OperatorSnapshot } from "./state/snapshot.ts";

/** A subtask of a vertex of the job graph. */
export interface SubtaskId {
  readonly vertex: number;
  readonly index: number;
}

/** What flows between subtasks, in order per channel. */
export type Buffer =
  | {
      readonly kind: "records";
      readonly values: readonly unknown[];
      readonly timestamps: readonly (number | null)[];
    }
  | { readonly kind: "watermark"; readonly time: number }
  | { readonly kind: "idle"; readonly idle: boolean }
  | { readonly kind: "barrier"; readonly checkpoint: number; readonly stop: boolean };

/** Snapshots of one subtask by operator key (its uid, else its place in the graph). */
export type SubtaskSnapshot = ReadonlyMap<string, OperatorSnapshot>;

/** A completed checkpoint: snapshots of all subtasks by operator key. */
export interface CheckpointData {
  readonly id: number;
  readonly operators: ReadonlyMap<string, readonly OperatorSnapshot[]>;
}

export type TaskManagerMessage =
  | {
      readonly kind: "deploy";
      readonly attempt: number;
      readonly subtask: SubtaskId;
      /** Task manager of every subtask, by vertex and index. */
      readonly locations: ReadonlyMap<number, readonly Address<TaskManagerMessage>[]>;
      readonly restored: CheckpointData | undefined;
      /** Highest checkpoint id given out so far, and highest parallelism that the job has ever had. */
      readonly lastCheckpoint: number;
      readonly highestParallelism: number;
      /** Parallelism of operators that set none, and number of key groups where the logic sets none. */
      readonly parallelism: number;
      readonly maxParallelism: number;
    }
  /** All subtasks are in place: open the operators and take input. */
  | { readonly kind: "start"; readonly attempt: number }
  | { readonly kind: "cancel"; readonly attempt: number }
  | {
      readonly kind: "trigger";
      readonly attempt: number;
      readonly checkpoint: number;
      readonly stop: boolean;
    }
  | { readonly kind: "completed"; readonly attempt: number; readonly checkpoint: number }
  | { readonly kind: "aborted"; readonly attempt: number; readonly checkpoint: number }
  | { readonly kind: "fail"; readonly subtask: SubtaskId }
  | {
      readonly kind: "buffers";
      readonly attempt: number;
      readonly edge: number;
      readonly from: SubtaskId;
      readonly to: SubtaskId;
      readonly buffers: readonly Buffer[];
    }
  | {
      readonly kind: "credit";
      readonly attempt: number;
      readonly edge: number;
      /** The subtask that may send more, and the one that made room. */
      readonly from: SubtaskId;
      readonly to: SubtaskId;
      readonly count: number;
    }
  | BrokerReply;

/** What went wrong in a subtask. */
export interface TaskFailure {
  readonly message: string;
  readonly operator?: string;
  readonly record?: string;
  readonly stack?: string;
}

export type JobManagerMessage =
  | { readonly kind: "register"; readonly taskManager: Address<TaskManagerMessage>; readonly index: number }
  | { readonly kind: "lost"; readonly index: number; readonly cause: string }
  | { readonly kind: "running"; readonly attempt: number; readonly subtask: SubtaskId }
  | {
      readonly kind: "failed";
      readonly attempt: number;
      readonly subtask: SubtaskId;
      readonly failure: TaskFailure;
    }
  | {
      readonly kind: "acknowledge";
      readonly attempt: number;
      readonly checkpoint: number;
      readonly subtask: SubtaskId;
      readonly snapshot: SubtaskSnapshot;
      readonly bytes: number;
    };
