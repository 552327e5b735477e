import { failureOf, type LogicFailure } from "../../code/logic-failure.ts";
import type { Actor, Address, Surroundings } from "../../host/clock.ts";
import type { FailureView, StreamletState } from "../../host/snapshot.ts";
import { CheckpointCoordinator, type CoordinatorSettings } from "../checkpoint/checkpoint-coordinator.ts";
import { type CheckpointData, subtaskName } from "../checkpoint/checkpoint-data.ts";
import { JobSnapshots } from "../checkpoint/job-snapshots.ts";
import type { CheckpointOutcome } from "../checkpoint/pending-checkpoint.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import { restartStrategy } from "../failover/restart-strategy.ts";
import { failureView } from "../failover/task-failure.ts";
import type { JobManagerMessage, TaskManagerMessage } from "../messages.ts";
import type { JobSetting } from "../task/task-host.ts";
import type { TaskManagerPods } from "../task/task-manager-pods.ts";
import { deployments } from "./deployments.ts";
import { JobExecution } from "./job-execution.ts";
import {
  type JobPlan,
  MOST_SLOTS,
  parallelismOf,
  placeOfTask,
  planJob,
  type RestorePoint,
  rescaleRefusal,
} from "./job-plan.ts";
import type { JobRecords, Submission } from "./job-records.ts";
import type { RegionExecution } from "./region-execution.ts";

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
  #execution: JobExecution | undefined;
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
      trigger: (trigger) => this.#execution?.trigger(trigger),
      completed: (checkpoint) => this.#execution?.notify("completed", checkpoint),
      aborted: (checkpoint) => this.#execution?.notify("aborted", checkpoint),
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
        this.#lost(message.index, message.taskManager, message.cause);
        return;
      case "cancelled":
        this.#execution?.taskEnded(message);
        return;
      case "running": {
        const region = this.#execution?.regionOfTask(message);
        if (region?.placed(message.subtask) === true) this.#started(region);
        return;
      }
      case "failed": {
        const region = this.#execution?.regionOfTask(message);
        if (region?.isLive === true) this.#fail(message.failure, region, message.subtask);
        return;
      }
      case "acknowledge": {
        if (this.#execution?.regionOfTask(message) === undefined) return;
        const { checkpoint, subtask, snapshot, bytes, inFlightBytes } = message;
        this.coordinator.acknowledge(checkpoint, subtaskName(subtask), snapshot, bytes, inFlightBytes);
      }
    }
  }

  /** Makes a subtask fail, as a person or a scenario asks; a sentence if it does not run. */
  failTask(index: number): string | undefined {
    const subtasks = this.#plan?.subtasks ?? [];
    const subtask = subtasks[index % Math.max(1, subtasks.length)];
    const region = subtask && this.#execution?.regionOf(subtask);
    if (subtask === undefined || region?.state !== "running") return `${this.#job.streamlet} does not run.`;
    this.#execution?.tell(subtask, { kind: "fail", subtask, attempt: region.attempt });
    return undefined;
  }

  /** The logic throws on the n-th record that a source reads from now on, so many times; a sentence if none runs. */
  throwOn(record: number, times: number): string | undefined {
    if (!this.#execution?.regions.some(({ state }) => state === "running"))
      return `${this.#job.streamlet} does not run.`;
    this.#throwing = { times, record };
    this.#execution.throwOn(record);
    return undefined;
  }

  /** Stops what runs and starts again from the last checkpoint. */
  restart(cause: string): void {
    if (this.#plan === undefined || this.state === "stopped") return;
    this.#job.event("info", "The job is restarted.", cause);
    this.restarts++;
    this.#restartAfter(0, this.#execution?.regions ?? []);
  }

  #prepare(from: RestorePoint | undefined): void {
    try {
      this.#plan = planJob(this.#job, this.#parallelism, from);
    } catch (error) {
      const failure = failureOf(error);
      this.#plan = undefined;
      this.#execution = undefined;
      this.state = "failed";
      this.lastFailure = this.#viewOf(failure);
      this.#records.failures.add(this.lastFailure);
      this.#job.event("error", "The job could not be started.", failure.message);
      return;
    }
    this.state = "starting";
    this.#execution = new JobExecution(this.#plan, this.#taskManagers, (to, message) =>
      this.#surroundings.mailbox.send(this.address, to, message),
    );
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
    const lost = known === undefined ? [] : this.#liveOn(index);
    if (lost.length > 0) {
      this.#failAll(lost, `The connection to task manager ${index} was closed: its tasks are lost.`);
      return;
    }
    const { slots } = this.#job.options;
    this.#job.event("info", `Task manager ${index} offers its slots: ${slots}.`, "registered");
    this.#deployIfReady();
  }

  #lost(index: number, taskManager: Address<TaskManagerMessage>, cause: string): void {
    if (this.#successors.get(index) === taskManager) this.#successors.delete(index);
    // One that has not registered, or whose place another one has, takes nothing with it.
    if (this.#taskManagers.get(index) !== taskManager) return;
    const lost = this.#liveOn(index);
    this.#taskManagers.delete(index);
    this.#job.event("warning", `Task manager ${index} is lost.`, cause);
    const successor = this.#successors.get(index);
    this.#successors.delete(index);
    this.#failAll(lost, `Task manager ${index} is lost: ${cause}`);
    this.#execution?.taskManagerLost(index);
    if (successor !== undefined) this.#register(index, successor);
  }

  #liveOn(taskManager: number): readonly RegionExecution[] {
    return this.#execution?.regionsOn(taskManager).filter(({ isLive }) => isLive) ?? [];
  }

  /** Several regions have failed by one cause: to Flink each of them is a failure of its own. */
  #failAll(regions: readonly RegionExecution[], message: string): void {
    for (const region of regions) if (region.isLive) this.#fail({ message }, region);
  }

  #deployIfReady(): void {
    const plan = this.#plan;
    const execution = this.#execution;
    const regions = execution?.deployable() ?? [];
    if (plan === undefined || execution === undefined || regions.length === 0) return;
    const attempt = ++this.attempt;
    const { latest: data, lastId } = this.coordinator;
    this.#records.lastCheckpoint = Math.max(this.#records.lastCheckpoint, lastId);
    const setting = { data, parallelism: this.#parallelism, records: this.#records };
    let tasks = 0;
    for (const region of regions) {
      region.deploy(attempt);
      tasks += region.subtasks.length;
      for (const message of deployments(plan, region, setting, (subtask) => execution.locationOf(subtask)))
        execution.tell(message.subtask, message);
    }
    const from = data === undefined ? "with empty state" : `from checkpoint ${data.id}`;
    this.#job.event("info", `${tasks} tasks are deployed, attempt ${attempt}, ${from}.`);
  }

  /** All tasks of a region are in place. */
  #started(region: RegionExecution): void {
    this.#execution?.start(region);
    if (this.#throwing.times > 0) this.#execution?.throwOn(this.#throwing.record, [region]);
    if (this.#execution?.isRunning !== true) return;
    this.state = "running";
    if (this.#plan !== undefined) this.coordinator.start(this.#plan.checkpoints);
    this.#job.event("info", "The job runs.");
  }

  /** Without a region the job fails as a whole. */
  #fail(failure: LogicFailure, region?: RegionExecution, subtask?: SubtaskId): void {
    const all = this.#execution?.regions ?? [];
    const failed = region === undefined || this.#job.options.failover === "full" ? all : [region];
    if (failure.isMadeUp === true && --this.#throwing.times === 0) this.#execution?.throwOn(0);
    const now = this.#surroundings.clock.now();
    this.lastFailure = this.#viewOf(failure, subtask);
    const where = failure.operator === undefined ? "A task failed" : `"${failure.operator}" failed`;
    this.#job.event("error", `${where}: ${failure.message}`, failure.record && `record ${failure.record}`);
    const isUnrecoverable = failure.isUnrecoverable === true;
    const restart = isUnrecoverable ? undefined : this.#strategy.afterFailure(now);
    const { description } = this.#strategy;
    // As in Flink's history: what fails for the same cause within one attempt has no entry of its own.
    if (restart?.isNewAttempt !== false) this.#records.failures.add(this.lastFailure);
    if (restart === undefined) {
      const cause = isUnrecoverable
        ? "The failure is not recoverable"
        : `Recovery is suppressed by ${description}`;
      this.#end("cancel", () => this.#ended("failed", cause));
      return;
    }
    const { delay, isNewAttempt } = restart;
    if (isNewAttempt) this.restarts++;
    const count = (regions: readonly RegionExecution[]) =>
      regions.reduce((sum, { subtasks }) => sum + subtasks.length, 0);
    const which =
      failed.length === all.length
        ? "The job restarts"
        : `${count(failed)} of the job's ${count(all)} tasks restart`;
    this.#job.event("info", `${which} in ${delay} ms.`, description);
    this.#restartAfter(delay, failed);
  }

  #viewOf(failure: LogicFailure, subtask?: SubtaskId): FailureView {
    const place = subtask && this.#plan && placeOfTask(this.#plan, subtask);
    return failureView(failure, this.#surroundings.clock.now(), place);
  }

  /** Ends the tasks of some regions and starts them again: when all have ended, and not before the delay is over. */
  #restartAfter(delay: number, regions: readonly RegionExecution[]): void {
    const execution = this.#execution;
    if (execution === undefined) return;
    let waiting = 2;
    let endings: readonly number[] = [];
    const ready = () => {
      if (--waiting > 0 || this.#isGone || execution !== this.#execution) return;
      // What has been ended once more since then restarts with that.
      regions.forEach((region, i) => {
        if (region.state === "ended" && region.endings === endings[i]) region.restart();
      });
      if (this.state === "restarting" && !execution.isRestarting) this.state = "starting";
      this.#deployIfReady();
    };
    this.#suspend("Checkpoint Coordinator is suspending.");
    this.#surroundings.clock.after(delay, ready);
    execution.end(regions, "cancel", ready);
    endings = regions.map((region) => region.endings);
  }

  /** Ends all tasks, then calls back. */
  #end(how: "cancel" | "finish", then: () => void): void {
    this.#suspend(how === "cancel" ? "Checkpoint Coordinator is suspending." : "The job is stopping.");
    const execution = this.#execution;
    if (execution === undefined) {
      then();
      return;
    }
    execution.forgetEndings();
    execution.end(execution.regions, how, then);
  }

  #suspend(reason: string): void {
    this.coordinator.stop(reason);
    this.state = "restarting";
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
}

function coordinatorSettings({ options, savepointsAreCheckpoints, random }: JobSetting): CoordinatorSettings {
  return {
    options: options.checkpoints,
    storage: options.storage.checkpoints,
    savepointsAreCheckpoints,
    random,
  };
}
