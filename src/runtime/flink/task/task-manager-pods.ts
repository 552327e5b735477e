/** Gets pods for task managers; a started one registers with the job manager. */
export interface TaskManagerPods {
  start(index: number, cause: string): void;
  /** Gives back a pod that is no longer needed. */
  release(index: number, cause: string): void;
}
