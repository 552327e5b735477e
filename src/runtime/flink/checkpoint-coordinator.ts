import type { Clock, Timer } from "../host/clock.ts";
import type { CheckpointView } from "../host/snapshot.ts";
import type { CheckpointOptions } from "./job-options.ts";
import type { CheckpointData, SubtaskId, SubtaskSnapshot } from "./messages.ts";
import type { OperatorSnapshot } from "./state/snapshot.ts";

/** Checkpoints of the past that are shown. */
const SHOWN = 10;

interface Pending {
  readonly id: number;
  readonly startedAt: number;
  readonly waiting: Set<string>;
  readonly operators: Map<string, OperatorSnapshot[]>;
  readonly timeout: Timer;
  readonly onComplete: (() => void) | undefined;
  readonly savepoint: boolean;
  bytes: number;
}

export interface CoordinatorActions {
  /** Asks the sources for a barrier; `stop`: nothing is processed after it (stop with savepoint). */
  trigger(checkpoint: number, stop: boolean): void;
  completed(checkpoint: number): void;
  aborted(checkpoint: number): void;
  /** More checkpoints failed than are tolerated. */
  tooManyFailures(reason: string): void;
  log(level: "info" | "warning", message: string, cause?: string): void;
}

/** Triggers checkpoints and collects their parts, as Flink's coordinator does. */
export class CheckpointCoordinator {
  readonly #clock: Clock;
  readonly #options: CheckpointOptions | undefined;
  readonly #actions: CoordinatorActions;
  readonly #pending = new Map<number, Pending>();
  #history: CheckpointView[] = [];
  #subtasks: readonly string[] = [];
  #next: Timer | undefined;
  #running = false;
  #failures = 0;
  #lastEnd = Number.NEGATIVE_INFINITY;
  #latest: CheckpointData | undefined;
  lastId = 0;
  completedCount = 0;

  constructor(clock: Clock, options: CheckpointOptions | undefined, actions: CoordinatorActions) {
    this.#clock = clock;
    this.#options = options;
    this.#actions = actions;
  }

  /** What a restart restores. */
  get latest(): CheckpointData | undefined {
    return this.#latest;
  }

  get isPeriodic(): boolean {
    return this.#options !== undefined;
  }

  views(): readonly CheckpointView[] {
    const pending = [...this.#pending.values()].map(
      ({ id, startedAt, savepoint }): CheckpointView => ({ id, startedAt, status: "in-progress", savepoint }),
    );
    return [...pending.reverse(), ...this.#history].slice(0, SHOWN);
  }

  /** The job runs: checkpoints may be taken of these subtasks. */
  start(subtasks: readonly SubtaskId[]): void {
    this.#subtasks = subtasks.map(nameOf);
    this.#running = true;
    this.#failures = 0;
    this.#scheduleNext(this.#options?.interval);
  }

  /** The job has stopped: what is pending cannot complete. */
  stop(reason: string): void {
    this.#running = false;
    this.#next?.cancel();
    for (const pending of [...this.#pending.values()]) this.#abort(pending, reason);
  }

  /** Takes a checkpoint now, or a savepoint that the job stops with; false if the job does not run. */
  trigger(stop = false, onComplete?: () => void): boolean {
    if (!this.#running) return false;
    const id = ++this.lastId;
    const timeout = this.#clock.afterIdle(this.#options?.timeout ?? 600_000, () => {
      const pending = this.#pending.get(id);
      if (pending === undefined) return;
      this.#abort(pending, "Checkpoint expired before completing");
      this.#actions.aborted(id);
      if (++this.#failures > (this.#options?.tolerableFailures ?? 0)) {
        this.#actions.tooManyFailures("Exceeded checkpoint tolerable failure threshold.");
      }
    });
    this.#pending.set(id, {
      id,
      startedAt: this.#clock.now(),
      waiting: new Set(this.#subtasks),
      operators: new Map(),
      timeout,
      onComplete,
      savepoint: stop,
      bytes: 0,
    });
    this.#actions.trigger(id, stop);
    return true;
  }

  acknowledge(checkpoint: number, subtask: SubtaskId, snapshot: SubtaskSnapshot, bytes: number): void {
    const pending = this.#pending.get(checkpoint);
    if (pending === undefined || !pending.waiting.delete(nameOf(subtask))) return;
    pending.bytes += bytes;
    for (const [key, part] of snapshot) {
      const parts = pending.operators.get(key);
      if (parts === undefined) pending.operators.set(key, [part]);
      else parts.push(part);
    }
    if (pending.waiting.size === 0) this.#complete(pending);
  }

  #complete(pending: Pending): void {
    const { id, startedAt, operators, bytes, savepoint } = pending;
    pending.timeout.cancel();
    this.#pending.delete(id);
    // A newer complete checkpoint makes older pending ones pointless.
    for (const older of [...this.#pending.values()]) {
      if (older.id < id) this.#abort(older, "Subsumed by a newer checkpoint");
    }
    this.#failures = 0;
    this.completedCount++;
    this.#latest = { id, operators };
    const duration = this.#clock.now() - startedAt;
    this.#remember({ id, startedAt, duration, bytes, status: "completed", savepoint });
    this.#lastEnd = this.#clock.now();
    this.#actions.completed(id);
    pending.onComplete?.();
  }

  #abort(pending: Pending, reason: string): void {
    pending.timeout.cancel();
    this.#pending.delete(pending.id);
    this.#lastEnd = this.#clock.now();
    const { id, startedAt, savepoint } = pending;
    const duration = this.#clock.now() - startedAt;
    this.#remember({ id, startedAt, duration, reason, status: "failed", savepoint });
    this.#actions.log("warning", `Checkpoint ${id} was aborted.`, reason);
  }

  #remember(view: CheckpointView): void {
    this.#history = [view, ...this.#history].slice(0, SHOWN);
  }

  #scheduleNext(delay: number | undefined): void {
    this.#next?.cancel();
    const options = this.#options;
    if (options === undefined || delay === undefined) return;
    this.#next = this.#clock.afterIdle(delay, () => {
      if (!this.#running) return;
      const pause = this.#lastEnd + options.minPause - this.#clock.now();
      if (this.#pending.size >= options.maxConcurrent) this.#scheduleNext(Math.max(10, options.minPause));
      else if (pause > 0) this.#scheduleNext(pause);
      else {
        this.trigger();
        this.#scheduleNext(options.interval);
      }
    });
  }
}

function nameOf({ vertex, index }: SubtaskId): string {
  return `${vertex}/${index}`;
}
