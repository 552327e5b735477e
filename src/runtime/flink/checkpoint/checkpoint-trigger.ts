/** What the sources are told when a checkpoint is triggered. */
export interface CheckpointTrigger {
  readonly checkpoint: number;
  /** Nothing is processed after it: stop with savepoint. */
  readonly stop: boolean;
  /** Event time ends before it. */
  readonly drain: boolean;
  readonly unaligned: boolean;
  /** Virtual time from which on its barriers overtake, where they begin aligned. */
  readonly overtakesAt: number | undefined;
}
