import type { Buffer, SubtaskId } from "../exchange/buffer.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";

/** State of one operator in a checkpoint: the parts of its subtasks, in their order. */
export interface OperatorState {
  /** Flink's operator id. */
  readonly id: string;
  readonly name: string;
  readonly uid: string | undefined;
  /** Number of key groups when it was written. */
  readonly maxParallelism: number;
  readonly parts: readonly OperatorSnapshot[];
}

/** What was on its way on one channel when an unaligned checkpoint overtook it, oldest first. */
export interface ChannelState {
  /** Key of the edge (`JobEdge.key`). */
  readonly edge: string;
  readonly from: number;
  readonly to: number;
  readonly buffers: readonly Buffer[];
}

/** A completed checkpoint or savepoint. */
export interface CheckpointData {
  readonly id: number;
  readonly operators: ReadonlyMap<string, OperatorState>;
  readonly channels: readonly ChannelState[];
}

/** What one subtask acknowledges a checkpoint with. */
export interface SubtaskSnapshot {
  /** By operator id. */
  readonly operators: ReadonlyMap<string, OperatorSnapshot>;
  /** Of its inputs and of its outputs. */
  readonly inputs: readonly ChannelState[];
  readonly outputs: readonly ChannelState[];
}

/** What a subtask starts from. */
export interface SubtaskRestore {
  readonly checkpoint: number;
  /** By operator id; parts of all subtasks that wrote the checkpoint. */
  readonly operators: ReadonlyMap<string, readonly OperatorSnapshot[]>;
  readonly channels: readonly ChannelState[];
  /** Keys of the edges whose ends had another parallelism then. */
  readonly rescaled: ReadonlySet<string>;
}

export function subtaskName({ vertex, index }: SubtaskId): string {
  return `${vertex}/${index}`;
}

/** Whether an operator's part holds anything at all. */
export function hasState(part: OperatorSnapshot): boolean {
  if (part.keyed !== undefined && (part.keyed.groups.size > 0 || part.keyed.timers.size > 0)) return true;
  if (part.lists !== undefined && Object.values(part.lists).some((list) => list.items.length > 0))
    return true;
  return Array.isArray(part.own) ? part.own.length > 0 : part.own !== undefined;
}
