import type { LogicFailure } from "../code/logic-failure.ts";
import type { Address } from "../host/clock.ts";
import type { BrokerReply } from "../kafka/messages.ts";
import type { SubtaskRestore, SubtaskSnapshot } from "./checkpoint/checkpoint-data.ts";
import type { CheckpointTrigger } from "./checkpoint/checkpoint-trigger.ts";
import type { Buffer, SubtaskId } from "./exchange/buffer.ts";

/** One attempt to run a subtask. What is meant for another attempt is ignored. */
export interface TaskId {
  readonly subtask: SubtaskId;
  readonly attempt: number;
}

export type TaskManagerMessage =
  | (TaskId & {
      readonly kind: "deploy";
      /** Times that the subtask has been deployed before: what the logic knows as its attempt. */
      readonly attemptNumber: number;
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
    })
  /**
   * `start`: all tasks that it is connected to are in place, so it may open its operators and take input. `finish`: as
   * `cancel`, but only when the transactions that are being committed are. `fail`: it is made to fail.
   */
  | (TaskId & { readonly kind: "start" | "cancel" | "finish" | "fail" })
  /** The job manager is another one: end all tasks and register with it. */
  | { readonly kind: "reconnect" }
  /** The connection to another task manager broke. */
  | { readonly kind: "peer-lost"; readonly peer: string }
  /** The n-th record that the source hands on from now on makes its task fail; 0: none does. */
  | (TaskId & { readonly kind: "throw-on"; readonly record: number })
  /** Everything takes so many times as long. */
  | { readonly kind: "slow-down"; readonly factor: number }
  | (TaskId & CheckpointTrigger & { readonly kind: "trigger" })
  | (TaskId & { readonly kind: "completed" | "aborted"; readonly checkpoint: number })
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

export type JobManagerMessage =
  | { readonly kind: "register"; readonly taskManager: Address<TaskManagerMessage>; readonly index: number }
  | {
      readonly kind: "lost";
      readonly taskManager: Address<TaskManagerMessage>;
      readonly index: number;
      readonly cause: string;
    }
  | (TaskId & { readonly kind: "running" | "cancelled" })
  | (TaskId & { readonly kind: "failed"; readonly failure: LogicFailure })
  | (TaskId & {
      readonly kind: "acknowledge";
      readonly checkpoint: number;
      readonly snapshot: SubtaskSnapshot;
      readonly bytes: number;
      /** Part of `bytes`: records on their way. */
      readonly inFlightBytes: number;
    });
