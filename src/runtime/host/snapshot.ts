import type { AuditView } from "../audit/audit-view.ts";

/** What a running simulation shows of itself: plain data that can be posted between workers. Times are virtual milliseconds. */

/** `drained` is not a status: a run is `finished` when all bounded inputs are used up and everything has been consumed. */
export type RunStatus = "running" | "finished" | "failed";

/** `stopped`: a person has stopped or cancelled it, or taken the application out of the cluster. */
export type StreamletState = "starting" | "running" | "restarting" | "finished" | "failed" | "stopped";

export interface PortView {
  readonly port: string;
  readonly direction: "inlet" | "outlet";
  readonly topic: string;
  readonly records: number;
  readonly bytes: number;
  /** Records per virtual second over the last few virtual seconds. */
  readonly rate: number;
}

/** The part of one vertex of the job graph, a chain of operators, in a checkpoint. */
export interface CheckpointVertexView {
  readonly name: string;
  readonly subtasks: number;
  /** Subtasks that have taken part so far. */
  readonly acknowledged: number;
  /** The last of them by its index, and milliseconds from the trigger to its acknowledgement. */
  readonly slowest?: { readonly subtask: number; readonly duration: number };
  readonly bytes: number;
  readonly inFlightBytes: number;
}

export interface CheckpointView {
  readonly id: number;
  readonly status: "in-progress" | "completed" | "failed";
  readonly savepoint: boolean;
  readonly startedAt: number;
  /** Milliseconds from trigger to completion or failure. */
  readonly duration?: number;
  /** Rough size of all state in it. */
  readonly bytes?: number;
  /** Rough size of the records on their way that an unaligned checkpoint holds, part of `bytes`. */
  readonly inFlightBytes?: number;
  /** Tasks that have taken part so far, of all. */
  readonly acknowledged?: number;
  readonly tasks?: number;
  readonly reason?: string;
  /** In the order of the job graph. */
  readonly vertices: readonly CheckpointVertexView[];
}

/** A savepoint or a checkpoint that is kept, from which a job can be started. */
export interface StoredSnapshotView {
  /** As in Flink: a path below `state.savepoints.dir` or `state.checkpoints.dir`. */
  readonly path: string;
  readonly kind: "savepoint" | "checkpoint";
  /** Number of the checkpoint. */
  readonly id: number;
  /** When it was complete. */
  readonly at: number;
  /** Rough size of all state in it. */
  readonly bytes: number;
  /** Highest parallelism of the job that wrote it, and its number of key groups. */
  readonly parallelism: number;
  readonly maxParallelism: number;
}

/** A call in a file of the project. */
export interface StackFrame {
  /** As the engine names it; empty outside of functions. */
  readonly function: string;
  readonly file: string;
  /** 1-based line of the TypeScript text. */
  readonly line: number;
}

/** A failure of a streamlet's own logic, or of what runs it. */
export interface FailureView {
  readonly at: number;
  readonly message: string;
  /** Name of the error's class where code has thrown it: `Error`, `TypeError`, … */
  readonly error?: string;
  readonly operator?: string;
  readonly subtask?: number;
  /** As Flink names it: the chained operators, then which of the parallel subtasks: `Source: in -> Map (2/3)`. */
  readonly task?: string;
  /** Index of the task manager that ran it. */
  readonly taskManager?: number;
  /** The record being handled, as JSON text, cut to a readable length. */
  readonly record?: string;
  /** Calls in the project's files that led to it, innermost first; empty where its code had no part in it. */
  readonly stack: readonly StackFrame[];
}

export interface StreamletView {
  readonly name: string;
  readonly className: string;
  readonly runtime: string;
  readonly state: StreamletState;
  /** No logic is known: valid sample records stand in for what it would write. */
  readonly standIn: boolean;
  readonly parallelism: number;
  readonly restarts: number;
  /** Of the job or process that runs now. */
  readonly lastFailure?: FailureView;
  /** Most recent first, at most sixteen of all that there were: those that made the streamlet restart or end. */
  readonly failures: readonly FailureView[];
  readonly failureCount: number;
  readonly ports: readonly PortView[];
  /** Most recent first, at most ten. Empty for other runtimes than Flink. */
  readonly checkpoints: readonly CheckpointView[];
  readonly completedCheckpoints: number;
  /** Most recent first: what the job can be started from. Empty for other runtimes than Flink. */
  readonly snapshots: readonly StoredSnapshotView[];
  /** Share of the last virtual second in which the slowest subtask worked, and in which it waited for room downstream: 0 to 1. */
  readonly busy: number;
  readonly backpressured: number;
}

export interface PartitionView {
  readonly partition: number;
  /** First offset still kept. */
  readonly start: number;
  /** Offset after the last record. */
  readonly end: number;
  readonly bytes: number;
}

export interface ConsumerGroupView {
  readonly group: string;
  readonly streamlet: string;
  readonly inlet: string;
  /** Per partition: next offset to read, and offset committed to Kafka; -1 where there is none yet. */
  readonly position: readonly number[];
  readonly committed: readonly number[];
  /** Records between position and end over all partitions. */
  readonly lag: number;
  /** Records between committed offset and end, which is what Kafka's tools show. */
  readonly committedLag: number;
}

export interface TopicView {
  /** Topic id of the blueprint. */
  readonly id: string;
  readonly name: string;
  readonly partitions: readonly PartitionView[];
  readonly groups: readonly ConsumerGroupView[];
  readonly records: number;
  readonly bytes: number;
  readonly rate: number;
}

/** One line of the cluster's log, with its cause. */
export interface ClusterEvent {
  /** Grows by one per event, from 1. */
  readonly sequence: number;
  readonly at: number;
  readonly level: "info" | "warning" | "error";
  /** Who speaks: `operator`, `kafka`, or a streamlet instance. */
  readonly source: string;
  readonly message: string;
  /** Why it happened, in a few words. */
  readonly cause?: string;
}

/** A line written by an egress, a `print` or a log call of a streamlet. */
export interface EgressLine {
  readonly sequence: number;
  readonly at: number;
  readonly streamlet: string;
  readonly text: string;
}

export interface Snapshot {
  readonly status: RunStatus;
  /** Why the run is over, as the second half of a sentence; absent while it goes on. */
  readonly ending?: string;
  /** Virtual milliseconds since the start. */
  readonly time: number;
  readonly streamlets: readonly StreamletView[];
  readonly topics: readonly TopicView[];
  /** Records moved through topics so far (written), over the whole run. */
  readonly records: number;
  /** Events after the sequence number asked for, at most the last 500. */
  readonly events: readonly ClusterEvent[];
  /** Egress lines after the sequence number asked for, at most the last 500. */
  readonly lines: readonly EgressLine[];
  /** What became of the records of ingresses; absent without a delivery audit. */
  readonly audit?: AuditView;
}

/** A record of a topic, decoded for display. */
export interface RecordView {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Virtual milliseconds at which it was written. */
  readonly timestamp: number;
  readonly key: string | null;
  /** The datum as JSON-able data; absent where the bytes do not decode. */
  readonly value?: unknown;
  readonly problem?: string;
  readonly bytes: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
}
