import type { Actor, Address, Surroundings } from "../../host/clock.ts";
import type { FailureView, StreamletState } from "../../host/snapshot.ts";
import { CheckpointCoordinator, type CoordinatorSettings } from "../checkpoint/checkpoint-coordinator.ts";
import { type CheckpointData, subtaskName } from "../checkpoint/checkpoint-data.ts";
import { JobSnapshots } from "../checkpoint/job-snapshots.ts";
import type { CheckpointOutcome } from "../checkpoint/pending-checkpoint.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import { restartStrategy } from "../failover/restart-strategy.ts";
import { failureOf, failureView } from "../failover/task-failure.ts";
import type { JobManagerMessage, TaskFailure, TaskManagerMessage } from "../messages.ts";
import type { JobSetting } from "../task/task-host.ts";
import type { TaskManagerPods } from "../task/task-manager-pods.ts";
import { deployments } from "./deployments.ts";
import {
  type JobPlan,
  MOST_SLOTS,
  parallelismOf,
  planJob,
  type RestorePoint,
  rescaleRefusal,
} from "./job-plan.ts";
import type { JobRecords, Submission } from "./job-records.ts";

/** Runs one Flink job: plans it, deploys it on task managers, takes checkpoints, restarts after failures. */
export class JobManager implements Actor<JobManagerMessage> {
  readonly address: Address<JobManagerMessage>;
  readonly coordinator: CheckpointCoordinator;
  state: StreamletState = "starting";
  restarts: number;
  attempt: number;
  lastFailure: FailureView | undefined;
  readonly #surroundings: Surroundings;
  readonly #job: JobSetting;
  readonly #pods: TaskManagerPods;
  readonly #records: JobRecords;
  readonly #submission: Submission;
  readonly #snapshots: JobSnapshots;
  readonly #strategy;
  readonly #taskManagers = new Map<number, Address<TaskManagerMessage>>();
  /** Pods that take the place of task managers whose loss has not been noticed yet. */
  readonly #successors = new Map<number, Address<TaskManagerMessage>>();
  #plan: JobPlan | undefined;
  #starting = new Set<string>();
  /** Task managers that have not ended their tasks yet. */
  #ending = new Set<number>();
  #whenEnded: (() => void) | undefined;
  #parallelism: number;
  /** Times that logic is still to throw, and on which record. */
  #throwing = { times: 0, record: 0 };
  #isGone = false;

  constructor(
    address: Address<JobManagerMessage>,
    surroundings: Surroundings,
    job: JobSetting,
    pods: TaskManagerPods,
    records: JobRecords,
    submission: Submission,
  ) {
    this.address = address;
    this.#surroundings = surroundings;
    this.#job = job;
    this.#pods = pods;
    this.#records = records;
    this.#submission = submission;
    this.attempt = submission.attempt;
    this.restarts = submission.restarts;
    const { options } = job;
    this.#snapshots = new JobSnapshots(
      records.snapshots,
      options.storage,
      submission.jobId,
      () => surroundings.clock.now(),
      job.random,
    );
    this.#strategy = restartStrategy(options.restart, job.random);
    this.#parallelism = submission.parallelism ?? options.parallelism;
    this.coordinator = new CheckpointCoordinator(surroundings.clock, coordinatorSettings(job), {
      trigger: (trigger) => this.#tellAll({ kind: "trigger", attempt: this.attempt, ...trigger }),
      completed: (checkpoint) => this.#tellAll({ kind: "completed", attempt: this.attempt, checkpoint }),
      aborted: (checkpoint) => this.#tellAll({ kind: "aborted", attempt: this.attempt, checkpoint }),
      stored: (data, bytes) => this.#snapshots.checkpoint(data, bytes, this.parallelism),
      tooManyFailures: (reason) => this.#fail({ message: reason }),
      log: (level, message, cause) => job.event(level, message, cause),
    });
    this.coordinator.startFrom(submission.from?.data, submission.lastId);
  }

  /** Highest parallelism of the job's vertices. */
  get parallelism(): number {
    return this.#plan === undefined ? this.#parallelism : parallelismOf(this.#plan);
  }

  get taskManagers(): number {
    return this.#plan?.slots.taskManagers ?? 0;
  }

  get isRunning(): boolean {
    return this.state === "running";
  }

  /** Builds the job from the logic and asks for task managers. */
  start(): void {
    const { from } = this.#submission;
    this.#prepare(from);
    if (from !== undefined && this.state !== "failed")
      this.#job.event("info", `The job starts from ${from.path}.`, `checkpoint ${from.data.id}`);
  }

  /** The pod is gone: nothing of it happens any more. What it knew is left to a successor with high availability. */
  halt(): { readonly data: CheckpointData | undefined; readonly lastId: number } {
    this.#isGone = true;
    const { latest: data, lastId } = this.coordinator;
    this.coordinator.halt();
    return { data, lastId };
  }

  /** Stops the job with a checkpoint and starts it from there with another parallelism; a sentence if it cannot. */
  rescale(parallelism: number): string | undefined {
    if (!Number.isInteger(parallelism) || parallelism < 1 || parallelism > MOST_SLOTS) {
      return `The parallelism must be a whole number from 1 to ${MOST_SLOTS}.`;
    }
    const refusal = this.#plan && rescaleRefusal(this.#plan, parallelism);
    if (refusal !== undefined) return refusal;
    const triggered = this.coordinator.trigger("stop", false, (outcome) => {
      if (!outcome.ok) return;
      this.#job.event("info", `The job is rescaled to parallelism ${parallelism}.`, "savepoint complete");
      this.#parallelism = parallelism;
      this.#end("finish", () => {
        this.state = "starting";
        const data = this.coordinator.latest;
        this.#prepare(data && { data, path: this.#snapshots.pathOf(data.id), allowNonRestoredState: false });
        this.#deployIfReady();
      });
    });
    return triggered ? undefined : "Only a running job can be rescaled.";
  }

  /** Takes a savepoint; a sentence if it cannot. */
  savepoint(): string | undefined {
    return this.#triggerSavepoint("savepoint", false, () => {});
  }

  /** Stops the job with a savepoint and calls back with its path; a sentence if it cannot. */
  stop(drain: boolean, done: (path: string) => void): string | undefined {
    return this.#triggerSavepoint("stop", drain, (path) => {
      this.#end("finish", () => {
        this.#ended("stopped", `savepoint ${path}`);
        done(path);
      });
    });
  }

  /** Ends the job without a savepoint. */
  cancel(cause: string): string | undefined {
    if (this.state === "stopped" || this.state === "failed") return "The job has ended already.";
    this.#end("cancel", () => this.#ended("stopped", cause));
    return undefined;
  }

  receive(message: JobManagerMessage): void {
    if (this.#isGone) return;
    switch (message.kind) {
      case "register":
        this.#register(message.index, message.taskManager);
        return;
      case "lost":
        this.#lost(message.index, message.cause);
        return;
      case "cancelled":
        if (message.attempt === this.attempt) this.#taskManagerEnded(message.index);
        return;
      case "running":
        if (message.attempt !== this.attempt || this.state !== "starting") return;
        this.#starting.delete(subtaskName(message.subtask));
        if (this.#starting.size === 0) this.#running();
        return;
      case "failed":
        if (message.attempt === this.attempt) this.#fail(message.failure, message.subtask);
        return;
      case "acknowledge": {
        if (message.attempt !== this.attempt) return;
        const { checkpoint, subtask, snapshot, bytes, inFlightBytes } = message;
        this.coordinator.acknowledge(checkpoint, subtaskName(subtask), snapshot, bytes, inFlightBytes);
      }
    }
  }

  /** Makes a subtask fail, as a person or a scenario asks. */
  failTask(index: number): void {
    const subtasks = this.#plan?.subtasks ?? [];
    const subtask = subtasks[index % Math.max(1, subtasks.length)];
    if (subtask !== undefined && this.isRunning) this.#tell(subtask, { kind: "fail", subtask });
  }

  /** The logic throws on the n-th record that a task manager reads from now on, so many times. */
  throwOn(record: number, times: number): void {
    this.#throwing = { times, record };
    if (this.isRunning) this.#arm();
  }

  /** Stops what runs and starts again from the last checkpoint. */
  restart(cause: string): void {
    if (this.#plan === undefined || this.state === "stopped") return;
    this.#job.event("info", "The job is restarted.", cause);
    this.#restartAfter(0);
  }

  #prepare(from: RestorePoint | undefined): void {
    try {
      this.#plan = planJob(this.#job, this.#parallelism, from);
    } catch (error) {
      const failure = failureOf(error);
      this.#plan = undefined;
      this.state = "failed";
      this.lastFailure = failureView(failure, this.#surroundings.clock.now());
      this.#job.event("error", "The job could not be started.", failure.message);
      return;
    }
    for (const name of this.#plan.dropped)
      this.#job.event("warning", `The state of "${name}" is left behind.`, "non-restored state is allowed");
    this.#records.highestParallelism = Math.max(this.#records.highestParallelism, this.parallelism);
    const cause = `${this.#plan.slots.slots} slots for parallelism ${this.parallelism}`;
    for (let index = 0; index < this.taskManagers; index++) {
      if (!this.#taskManagers.has(index)) this.#pods.start(index, cause);
    }
    for (const index of [...this.#taskManagers.keys()]) {
      if (index < this.taskManagers) continue;
      this.#taskManagers.delete(index);
      this.#pods.release(index, "scaled down");
    }
  }

  #register(index: number, taskManager: Address<TaskManagerMessage>): void {
    const known = this.#taskManagers.get(index);
    if (known !== undefined && known !== taskManager) {
      this.#successors.set(index, taskManager);
      return;
    }
    this.#taskManagers.set(index, taskManager);
    if (known === taskManager && (this.isRunning || this.#starting.size > 0)) {
      this.#fail({ message: `The connection to task manager ${index} was closed: its tasks are lost.` });
      return;
    }
    const { slots } = this.#job.options;
    this.#job.event("info", `Task manager ${index} offers its slots: ${slots}.`, "registered");
    this.#deployIfReady();
  }

  #lost(index: number, cause: string): void {
    if (!this.#taskManagers.delete(index)) return;
    this.#job.event("warning", `Task manager ${index} is lost.`, cause);
    const successor = this.#successors.get(index);
    this.#successors.delete(index);
    if (this.state === "running" || (this.state === "starting" && this.#starting.size > 0)) {
      this.#fail({ message: `Task manager ${index} is lost: ${cause}` });
    }
    this.#taskManagerEnded(index);
    if (successor !== undefined) this.#register(index, successor);
  }

  #deployIfReady(): void {
    const plan = this.#plan;
    if (plan === undefined || this.state !== "starting" || this.#starting.size > 0) return;
    for (let index = 0; index < this.taskManagers; index++) if (!this.#taskManagers.has(index)) return;
    this.attempt++;
    const { attempt } = this;
    const { latest: data, lastId } = this.coordinator;
    this.#records.lastCheckpoint = Math.max(this.#records.lastCheckpoint, lastId);
    const { subtasks } = plan;
    this.#starting = new Set(subtasks.map(subtaskName));
    const setting = { attempt, data, parallelism: this.#parallelism, records: this.#records };
    for (const message of deployments(plan, setting, (subtask) => this.#locationOf(subtask))) {
      this.#tell(message.subtask, message);
    }
    const from = data === undefined ? "with empty state" : `from checkpoint ${data.id}`;
    this.#job.event("info", `${subtasks.length} tasks are deployed, attempt ${attempt}, ${from}.`);
  }

  #running(): void {
    this.state = "running";
    this.#tellAll({ kind: "start", attempt: this.attempt });
    if (this.#plan !== undefined) this.coordinator.start(this.#plan.checkpoints);
    this.#job.event("info", "The job runs.");
    if (this.#throwing.times > 0) this.#arm();
  }

  #arm(): void {
    this.#tellAll({ kind: "throw-on", attempt: this.attempt, record: this.#throwing.record });
  }

  #fail(failure: TaskFailure, subtask?: SubtaskId): void {
    if (this.state !== "running" && this.state !== "starting") return;
    if (failure.isMadeUp === true) this.#throwing.times--;
    this.lastFailure = failureView(failure, this.#surroundings.clock.now(), subtask);
    const where = failure.operator === undefined ? "A task failed" : `"${failure.operator}" failed`;
    this.#job.event("error", `${where}: ${failure.message}`, failure.record && `record ${failure.record}`);
    const delay = this.#strategy.delayAfterFailure(this.#surroundings.clock.now());
    const { description } = this.#strategy;
    if (delay === undefined) {
      this.#end("cancel", () => this.#ended("failed", `Recovery is suppressed by ${description}`));
      return;
    }
    this.#job.event("info", `The job restarts in ${delay} ms.`, description);
    this.#restartAfter(delay);
  }

  /** Ends all tasks and starts them again: when all have ended, and not before the delay is over. */
  #restartAfter(delay: number): void {
    this.restarts++;
    let waiting = 2;
    const { attempt } = this;
    const ready = () => {
      if (--waiting > 0 || this.#isGone || this.state !== "restarting" || attempt !== this.attempt) return;
      this.state = "starting";
      this.#deployIfReady();
    };
    this.#end("cancel", ready);
    this.#surroundings.clock.after(delay, ready);
  }

  /** Ends all tasks, then calls back; a task manager that cannot be reached counts once its loss is noticed. */
  #end(how: "cancel" | "finish", then: () => void): void {
    this.coordinator.stop(
      how === "cancel" ? "Checkpoint Coordinator is suspending." : "The job is stopping.",
    );
    this.#starting.clear();
    this.state = "restarting";
    this.#ending = new Set(this.#taskManagers.keys());
    this.#whenEnded = then;
    this.#tellAll({ kind: how, attempt: this.attempt });
    if (this.#ending.size === 0) this.#taskManagerEnded(-1);
  }

  #taskManagerEnded(index: number): void {
    this.#ending.delete(index);
    if (this.#ending.size > 0) return;
    const then = this.#whenEnded;
    this.#whenEnded = undefined;
    then?.();
  }

  #ended(ending: "stopped" | "failed", cause: string): void {
    this.state = ending;
    const { retention } = this.#job.options.checkpoints;
    const how = ending === "failed" ? "failed" : cause.startsWith("savepoint ") ? "finished" : "cancelled";
    const kept = this.#snapshots.ended(how, retention);
    const message = ending === "failed" ? "The job has failed for good." : "The job has ended.";
    this.#job.event(ending === "failed" ? "error" : "info", message, cause);
    if (kept !== undefined) this.#job.event("info", `Its last checkpoint is kept at ${kept}.`, retention);
    for (const index of [...this.#taskManagers.keys()]) {
      this.#taskManagers.delete(index);
      this.#pods.release(index, "the job has ended");
    }
  }

  #triggerSavepoint(
    kind: "savepoint" | "stop",
    drain: boolean,
    then: (path: string) => void,
  ): string | undefined {
    const { savepointsDirectory } = this.#job.options.storage;
    if (savepointsDirectory === undefined) {
      return "No savepoint directory configured. You can either specify a directory while cancelling via -s :targetDirectory or configure a cluster-wide default via key 'state.savepoints.dir'.";
    }
    const done = (outcome: CheckpointOutcome) => {
      if (!outcome.ok) return;
      const path = this.#snapshots.savepoint(outcome.data, outcome.bytes, this.parallelism);
      this.#job.event("info", `Savepoint ${outcome.data.id} is stored at ${path}.`);
      then(path);
    };
    return this.coordinator.trigger(kind, drain, done)
      ? undefined
      : "Only a running job can take a savepoint.";
  }

  #locationOf(subtask: SubtaskId): Address<TaskManagerMessage> {
    return this.#taskManagers.get(this.#plan?.slots.placeOf(subtask) ?? 0) ?? "";
  }

  #tell(subtask: SubtaskId, message: TaskManagerMessage): void {
    this.#surroundings.mailbox.send(this.address, this.#locationOf(subtask), message);
  }

  #tellAll(message: TaskManagerMessage): void {
    for (const taskManager of this.#taskManagers.values()) {
      this.#surroundings.mailbox.send(this.address, taskManager, message);
    }
  }
}

function coordinatorSettings({ options, savepointsAreCheckpoints, random }: JobSetting): CoordinatorSettings {
  return {
    options: options.checkpoints,
    storage: options.storage.checkpoints,
    savepointsAreCheckpoints,
    random,
  };
}
