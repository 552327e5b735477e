import type { Clock, Timer } from "../../host/clock.ts";
import type { CheckpointView } from "../../host/snapshot.ts";
import type { CheckpointData, SubtaskSnapshot } from "./checkpoint-data.ts";
import type { CheckpointOptions } from "./checkpoint-options.ts";
import { type CheckpointRequest, CheckpointRequests } from "./checkpoint-requests.ts";
import type { CheckpointTrigger } from "./checkpoint-trigger.ts";
import {
  type CheckpointKind,
  type CheckpointOutcome,
  type CheckpointPlan,
  PendingCheckpoint,
} from "./pending-checkpoint.ts";

const PERIODIC: CheckpointRequest = {
  kind: "checkpoint",
  drain: false,
  isPeriodic: true,
  isForced: false,
  done: undefined,
};
const EXPIRED = "Checkpoint expired before completing.";
/** Checkpoints of the past that are shown. */
const SHOWN = 10;
/** Bytes of one task's state that a checkpoint in the job manager's memory may have (Flink's `DEFAULT_MAX_STATE_SIZE`). */
const MOST_IN_MEMORY = 5 * 1024 * 1024;

export interface CoordinatorActions {
  trigger(trigger: CheckpointTrigger): void;
  /** What the checkpoint covers may be made visible. */
  completed(checkpoint: number): void;
  aborted(checkpoint: number): void;
  /** A checkpoint for recovery is complete; those beyond the number that is kept may go. */
  stored(data: CheckpointData, bytes: number): void;
  /** More checkpoints failed than are tolerated. */
  tooManyFailures(reason: string): void;
  log(level: "info" | "warning", message: string, cause?: string): void;
}

export interface CoordinatorSettings {
  readonly options: CheckpointOptions;
  readonly storage: "memory" | "files";
  /** Before Flink 1.15 a savepoint counts as a checkpoint: it is restored after a failure and brings transactions out. */
  readonly savepointsAreCheckpoints: boolean;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Triggers checkpoints and savepoints and collects their parts, as Flink's coordinator does. */
export class CheckpointCoordinator {
  readonly #clock: Clock;
  readonly #settings: CoordinatorSettings;
  readonly #actions: CoordinatorActions;
  readonly #pending = new Map<number, PendingCheckpoint>();
  #history: CheckpointView[] = [];
  #plan: CheckpointPlan = { subtasks: [], vertices: [], operators: new Map() };
  readonly #requests: CheckpointRequests;
  #next: Timer | undefined;
  #running = false;
  #failures = 0;
  #lastCompletedId = 0;
  #lastCompleted = Number.NEGATIVE_INFINITY;
  #latest: CheckpointData | undefined;
  lastId = 0;
  completedCount = 0;

  constructor(clock: Clock, settings: CoordinatorSettings, actions: CoordinatorActions) {
    this.#clock = clock;
    this.#settings = settings;
    this.#actions = actions;
    this.#requests = new CheckpointRequests(settings.options.maxConcurrent);
  }

  /** What a restart restores. */
  get latest(): CheckpointData | undefined {
    return this.#latest;
  }

  /** Goes on from a savepoint or from what an earlier job manager has left. */
  startFrom(data: CheckpointData | undefined, lastId = data?.id ?? 0): void {
    this.#latest = data;
    this.lastId = Math.max(this.lastId, lastId);
  }

  get isPeriodic(): boolean {
    return this.#settings.options.interval !== undefined;
  }

  views(): readonly CheckpointView[] {
    const pending = [...this.#pending.values()].map((each) => each.view());
    return [...pending.reverse(), ...this.#history].slice(0, SHOWN);
  }

  /** The job runs: checkpoints may be taken of these tasks. */
  start(plan: CheckpointPlan): void {
    this.#plan = plan;
    this.#running = true;
    const { options, random } = this.#settings;
    if (options.interval === undefined) return;
    // As in Flink, the first comes after a random part of the interval, so that jobs started together do not go in step.
    const { minPause } = options;
    const interval = Math.max(options.interval, minPause);
    this.#schedule(minPause + Math.floor(random() * (interval - minPause + 1)), interval);
  }

  /** Not all tasks run any more: what is pending will not complete. */
  stop(reason: string): void {
    this.#running = false;
    this.#next?.cancel();
    this.#requests.clear(reason);
    for (const pending of [...this.#pending.values()]) {
      this.#abort(pending, reason);
      this.#actions.aborted(pending.id);
    }
  }

  /** The job manager is gone: nothing happens any more, and nobody is told. */
  halt(): void {
    this.#running = false;
    this.#next?.cancel();
    for (const pending of this.#pending.values()) pending.timeout?.cancel();
    this.#pending.clear();
  }

  /**
   * Asks for a checkpoint, which is taken when its turn has come; false if not all tasks run. `done` is called when it
   * is complete or given up.
   */
  trigger(
    kind: CheckpointKind = "checkpoint",
    drain = false,
    done?: (outcome: CheckpointOutcome) => void,
  ): boolean {
    if (!this.#running) return false;
    // Savepoints wait for nothing, except where they could come together with unaligned checkpoints.
    const isForced = kind !== "checkpoint" && !this.#settings.options.unaligned;
    this.#requests.add({ kind, drain, isPeriodic: false, isForced, done });
    this.#triggerNext();
    return true;
  }

  #take({ kind, drain, done }: CheckpointRequest): void {
    const { options } = this.#settings;
    const id = ++this.lastId;
    const now = this.#clock.now();
    const pending = new PendingCheckpoint(id, kind, now, this.#plan, done);
    this.#pending.set(id, pending);
    pending.timeout = this.#clock.afterIdle(options.timeout, () => {
      if (this.#pending.has(id)) this.#failed(pending, EXPIRED);
    });
    const name = nameOf(kind);
    this.#actions.log("info", `${name} ${id} is triggered.`, kind === "checkpoint" ? undefined : "asked for");
    // Savepoints are always aligned, so that they hold no records on their way.
    const unaligned = options.unaligned && kind === "checkpoint";
    this.#actions.trigger({
      checkpoint: id,
      stop: kind === "stop",
      drain,
      unaligned: unaligned && options.alignedTimeout === 0,
      overtakesAt: unaligned && options.alignedTimeout > 0 ? now + options.alignedTimeout : undefined,
    });
  }

  acknowledge(
    checkpoint: number,
    subtask: string,
    snapshot: SubtaskSnapshot,
    bytes: number,
    inFlightBytes: number,
  ): void {
    const pending = this.#pending.get(checkpoint);
    const at = this.#clock.now();
    if (!pending?.acknowledge(subtask, { snapshot, bytes, inFlightBytes, at })) return;
    if (this.#settings.storage === "memory" && pending.kind === "checkpoint" && bytes > MOST_IN_MEMORY) {
      this.#failed(
        pending,
        `Size of the state is larger than the maximum permitted memory-backed state. Size=${bytes}, maxSize=${MOST_IN_MEMORY}. Consider using a different checkpoint storage, like the FileSystemCheckpointStorage.`,
      );
    } else if (pending.isComplete) this.#complete(pending);
  }

  #complete(pending: PendingCheckpoint): void {
    const { id, kind, startedAt, bytes } = pending;
    const data = pending.data();
    const now = this.#clock.now();
    this.#forget(pending);
    if (id > this.#lastCompletedId) {
      this.#lastCompletedId = id;
      this.#failures = 0;
    }
    this.completedCount++;
    const duration = now - startedAt;
    this.#remember({ ...pending.view(), status: "completed", duration });
    this.#actions.log(
      "info",
      `${nameOf(kind)} ${id} is complete.`,
      `${bytes} bytes in ${Math.round(duration)} ms`,
    );
    this.#lastCompleted = now;
    if (kind !== "savepoint" || this.#settings.savepointsAreCheckpoints) {
      // A newer complete checkpoint makes older pending ones pointless; savepoints are always completed.
      for (const older of [...this.#pending.values()]) {
        if (older.id < id && older.kind === "checkpoint") this.#abort(older, "Checkpoint has been subsumed.");
      }
      this.#latest = data;
      if (kind === "checkpoint") this.#actions.stored(data, bytes);
      this.#actions.completed(id);
    }
    pending.done?.({ ok: true, data, bytes });
    this.#triggerNext();
  }

  /** A checkpoint has failed by itself: that counts against what is tolerated in a row, restarts or not. */
  #failed(pending: PendingCheckpoint, reason: string): void {
    this.#abort(pending, reason);
    this.#actions.aborted(pending.id);
    const { expiryCounts, tolerableFailures } = this.#settings.options;
    const counts =
      pending.kind === "checkpoint" &&
      pending.id > this.#lastCompletedId &&
      (reason !== EXPIRED || expiryCounts);
    if (counts && ++this.#failures > tolerableFailures) {
      this.#failures = 0;
      this.#actions.tooManyFailures(
        `Exceeded checkpoint tolerable failure threshold. The latest checkpoint failed due to ${reason}`,
      );
      return;
    }
    this.#triggerNext();
  }

  #abort(pending: PendingCheckpoint, reason: string): void {
    this.#forget(pending);
    this.#remember({
      ...pending.view(),
      status: "failed",
      duration: this.#clock.now() - pending.startedAt,
      reason,
    });
    this.#actions.log("warning", `${nameOf(pending.kind)} ${pending.id} was aborted.`, reason);
    pending.done?.({ ok: false, reason });
  }

  #forget(pending: PendingCheckpoint): void {
    pending.timeout?.cancel();
    this.#pending.delete(pending.id);
  }

  #remember(view: CheckpointView): void {
    this.#history = [view, ...this.#history].slice(0, SHOWN);
  }

  #schedule(delay: number, interval: number): void {
    this.#next?.cancel();
    this.#next = this.#clock.afterIdle(delay, () => {
      this.#schedule(interval, interval);
      this.#requests.add(PERIODIC);
      this.#triggerNext();
    });
  }

  /** Triggers what may be triggered now. A periodic checkpoint that comes too early moves all that follow. */
  #triggerNext(): void {
    const { interval = 0, minPause } = this.#settings.options;
    while (this.#running) {
      // In whole milliseconds, as Flink's clock counts: what is left of one must not come again and again.
      const pause = Math.ceil(this.#lastCompleted + minPause - this.#clock.now());
      const next = this.#requests.take(this.#pending.size, pause);
      if (next === undefined) return;
      if (typeof next === "number") this.#schedule(next, Math.max(interval, minPause));
      else this.#take(next);
    }
  }
}

function nameOf(kind: CheckpointKind): string {
  return kind === "checkpoint" ? "Checkpoint" : "Savepoint";
}
