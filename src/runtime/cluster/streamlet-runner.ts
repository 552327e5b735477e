import type { FailureHistory } from "../host/failure-history.ts";
import type { Command, CommandResult } from "../host/simulation.ts";
import type { CheckpointView, FailureView, StoredSnapshotView, StreamletState } from "../host/snapshot.ts";
import type { Fault } from "../scenario/scenario.ts";

/** A command for one streamlet. */
export type StreamletCommand = Extract<Command, { readonly streamlet: string }>;
/** A fault of one streamlet. */
export type StreamletFault = Extract<Fault, { readonly streamlet: string }>;

/** What a running streamlet shows of itself. */
export interface RunnerStatus {
  readonly state: StreamletState;
  readonly parallelism: number;
  readonly restarts: number;
  readonly lastFailure: FailureView | undefined;
  readonly failures: FailureHistory;
  readonly checkpoints: readonly CheckpointView[];
  readonly completedCheckpoints: number;
  readonly snapshots: readonly StoredSnapshotView[];
  readonly busy: number;
  readonly backpressured: number;
  /** Still has checkpoints to come that may bring out what is held back in transactions. */
  readonly commitsLater: boolean;
}

/** A streamlet instance as the cluster runs it, whatever its runtime. */
export interface StreamletRunner {
  readonly name: string;
  readonly standIn: boolean;
  start(): void;
  status(): RunnerStatus;
  /** Next offset to read by partition, for an inlet. */
  positions(inlet: string): ReadonlyMap<number, number>;
  command(command: StreamletCommand): CommandResult;
  inject(fault: StreamletFault): CommandResult;
  /** Takes the streamlet out of the cluster. */
  undeploy(): void;
}
