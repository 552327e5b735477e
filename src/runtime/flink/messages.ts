import type { Address } from "../host/clock.ts";
import type { BrokerReply } from "../kafka/messages.ts";
import type { SubtaskRestore, SubtaskSnapshot } from "./checkpoint/checkpoint-data.ts";
import type { CheckpointTrigger } from "./checkpoint/checkpoint-trigger.ts";
import type { Buffer, SubtaskId } from "./exchange/buffer.ts";

export type TaskManagerMessage =
  | {
      readonly kind: "deploy";
      readonly attempt: number;
      readonly subtask: SubtaskId;
      /** Task manager of every subtask, by vertex and index. */
      readonly locations: ReadonlyMap<number, readonly Address<TaskManagerMessage>[]>;
      readonly restored: SubtaskRestore | undefined;
      /** Highest checkpoint id and parallelism that the streamlet's jobs have ever had: their transactions may be open. */
      readonly lastCheckpoint: number;
      readonly highestParallelism: number;
      /** Parallelism of operators that set none. */
      readonly parallelism: number;
      /** Number of key groups by vertex. */
      readonly maxParallelism: ReadonlyMap<number, number>;
    }
  /** All subtasks are in place: open the operators and take input. */
  | { readonly kind: "start"; readonly attempt: number }
  | { readonly kind: "cancel"; readonly attempt: number }
  /** As `cancel`, but only when the transactions that are being committed are. */
  | { readonly kind: "finish"; readonly attempt: number }
  /** The job manager is another one: end all tasks and register with it. */
  | { readonly kind: "reconnect" }
  /** The connection to another task manager broke. */
  | { readonly kind: "peer-lost"; readonly peer: string }
  /** The n-th record that a source hands on from now on makes its task fail. */
  | { readonly kind: "throw-on"; readonly attempt: number; readonly record: number }
  /** Everything takes so many times as long. */
  | { readonly kind: "slow-down"; readonly factor: number }
  | ({ readonly kind: "trigger"; readonly attempt: number } & CheckpointTrigger)
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
  /** A scenario made the logic throw. */
  readonly isMadeUp?: boolean;
}

export type JobManagerMessage =
  | { readonly kind: "register"; readonly taskManager: Address<TaskManagerMessage>; readonly index: number }
  | { readonly kind: "lost"; readonly index: number; readonly cause: string }
  | { readonly kind: "cancelled"; readonly attempt: number; readonly index: number }
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
      /** Part of `bytes`: records on their way. */
      readonly inFlightBytes: number;
    };
