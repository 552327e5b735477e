import type { CommandResult } from "../host/simulation.ts";
import type { CheckpointView, FailureView, StreamletState } from "../host/snapshot.ts";

/** What a running streamlet shows of itself. */
export interface RunnerStatus {
  readonly state: StreamletState;
  readonly parallelism: number;
  readonly restarts: number;
  readonly lastFailure: FailureView | undefined;
  readonly checkpoints: readonly CheckpointView[];
  readonly completedCheckpoints: number;
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
  checkpoint(): CommandResult;
  failTask(index: number): CommandResult;
  killTaskManager(index: number): CommandResult;
  rescale(parallelism: number): CommandResult;
  restart(): CommandResult;
}
