import { FailureHistory } from "../../host/failure-history.ts";
import type { CheckpointData } from "../checkpoint/checkpoint-data.ts";
import { SnapshotStore } from "../checkpoint/snapshot-store.ts";

/** What outlives the jobs of a streamlet: files, the transactions that Kafka knows, and why jobs have failed. */
export class JobRecords {
  readonly snapshots = new SnapshotStore();
  readonly failures = new FailureHistory();
  /** Highest checkpoint id and parallelism that any job of the streamlet has had. */
  lastCheckpoint = 0;
  highestParallelism = 1;
}

/** One submission of a job. */
export interface Submission {
  /** 32 hexadecimal digits. */
  readonly jobId: string;
  readonly parallelism: number | undefined;
  readonly from:
    | {
        readonly data: CheckpointData;
        readonly path: string;
        readonly allowNonRestoredState: boolean;
      }
    | undefined;
  /** Highest checkpoint id that an earlier job manager of the same job gave out. */
  readonly lastId?: number;
  /** Attempts and restarts of earlier job managers. */
  readonly attempt: number;
  readonly restarts: number;
}
