import type { Actor, Address, Surroundings } from "../host/clock.ts";
import type { FailureView, StreamletState } from "../host/snapshot.ts";
import { CheckpointCoordinator } from "./checkpoint-coordinator.ts";
import { type JobGraph, jobGraphOf } from "./job-graph.ts";
import { defaultMaxParallelism } from "./key-groups.ts";
import type { JobManagerMessage, SubtaskId, TaskFailure, TaskManagerMessage } from "./messages.ts";
import { restartStrategy } from "./restart-strategy.ts";
import type { JobSetting } from "./task-host.ts";

/** Gets pods for task managers; a started one registers with the job manager. */
export interface TaskManagerPods {
  start(index: number, cause: string): void;
  /** Gives back a pod that is no longer needed. */
  release(index: number): void;
}

/** Slots that the simulated cluster has for one job. */
const MOST_SLOTS = 512;

/** Runs one Flink streamlet: plans the job, deploys it on task managers, takes checkpoints, restarts after failures. */
export class JobManager implements Actor<JobManagerMessage> {
  readonly address: Address<JobManagerMessage>;
  readonly coordinator: CheckpointCoordinator;
  state: StreamletState = "starting";
  restarts = 0;
  lastFailure: FailureView | undefined;
  readonly #surroundings: Surroundings;
  readonly #job: JobSetting;
  readonly #pods: TaskManagerPods;
  readonly #strategy;
  readonly #taskManagers = new Map<number, Address<TaskManagerMessage>>();
  #graph: JobGraph | undefined;
  #attempt = 0;
  #starting = new Set<string>();
  #requested: number;
  /** Fixed by the first deployment, so that keys stay in their groups when the job is rescaled. */
  #maxParallelism: number | undefined;
  #highestParallelism = 1;

  constructor(
    address: Address<JobManagerMessage>,
    surroundings: Surroundings,
    job: JobSetting,
    pods: TaskManagerPods,
  ) {
    this.address = address;
    this.#surroundings = surroundings;
    this.#job = job;
    this.#pods = pods;
    this.#strategy = restartStrategy(job.options.restart);
    this.#requested = job.options.parallelism;
    this.#maxParallelism = job.options.maxParallelism;
    this.coordinator = new CheckpointCoordinator(surroundings.clock, job.options.checkpoints, {
      trigger: (checkpoint, stop) =>
        this.#tellAll({ kind: "trigger", attempt: this.#attempt, checkpoint, stop }),
      completed: (checkpoint) => this.#tellAll({ kind: "completed", attempt: this.#attempt, checkpoint }),
      aborted: (checkpoint) => this.#tellAll({ kind: "aborted", attempt: this.#attempt, checkpoint }),
      tooManyFailures: (reason) => this.#fail({ message: reason }),
      log: (level, message, cause) => job.event(level, message, cause),
    });
  }

  /** Highest parallelism of the job's vertices: as many slots does it need. */
  get parallelism(): number {
    return Math.max(1, ...(this.#graph?.vertices ?? []).map((vertex) => vertex.parallelism));
  }

  get taskManagers(): number {
    return Math.ceil(this.parallelism / this.#job.options.slots);
  }

  /** Builds the job from the logic and asks for task managers. */
  start(): void {
    try {
      this.#plan();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      this.state = "failed";
      this.#note({
        message: failure.message,
        ...(failure.stack === undefined ? {} : { stack: failure.stack }),
      });
      this.#job.event("error", "The data flow could not be built.", failure.message);
    }
  }

  /** Stops the job with a checkpoint and starts it from there with another parallelism; a sentence if it cannot. */
  rescale(parallelism: number): string | undefined {
    if (!Number.isInteger(parallelism) || parallelism < 1 || parallelism > MOST_SLOTS) {
      return `The parallelism must be a whole number from 1 to ${MOST_SLOTS}.`;
    }
    const triggered = this.coordinator.trigger(true, () => {
      this.#job.event("info", `The job is rescaled to parallelism ${parallelism}.`, "savepoint complete");
      this.#requested = parallelism;
      this.#cancel("Rescaling");
      this.state = "starting";
      this.start();
      this.#deployIfReady();
    });
    return triggered ? undefined : "Only a running job can be rescaled.";
  }

  #plan(): void {
    const logic = this.#job.createGraph();
    this.#graph = jobGraphOf(logic, this.#requested, this.#maxParallelism);
    const { parallelism } = this;
    if (parallelism > MOST_SLOTS) {
      this.#graph = undefined;
      throw new Error(
        `Parallelism ${parallelism} needs more than the ${MOST_SLOTS} slots of the simulated cluster.`,
      );
    }
    const tooSmall = this.#graph.vertices.find((vertex) => vertex.parallelism > vertex.maxParallelism);
    if (tooSmall !== undefined) {
      throw new Error(
        `"${tooSmall.name}" cannot run with parallelism ${tooSmall.parallelism}: it has ${tooSmall.maxParallelism} key groups.`,
      );
    }
    this.#maxParallelism ??= logic.maxParallelism ?? defaultMaxParallelism(parallelism);
    this.#highestParallelism = Math.max(this.#highestParallelism, parallelism);
    const cause = `${parallelism} slots for parallelism ${parallelism}`;
    for (let index = 0; index < this.taskManagers; index++) {
      if (!this.#taskManagers.has(index)) this.#pods.start(index, cause);
    }
    for (const index of [...this.#taskManagers.keys()]) {
      if (index < this.taskManagers) continue;
      this.#taskManagers.delete(index);
      this.#pods.release(index);
    }
  }

  receive(message: JobManagerMessage): void {
    switch (message.kind) {
      case "register":
        this.#taskManagers.set(message.index, message.taskManager);
        this.#job.event("info", `Task manager ${message.index} is ready; slots: ${this.#job.options.slots}.`);
        this.#deployIfReady();
        return;
      case "lost":
        this.#lost(message.index, message.cause);
        return;
      case "running":
        if (message.attempt !== this.#attempt || this.state !== "starting") return;
        this.#starting.delete(nameOf(message.subtask));
        if (this.#starting.size === 0) this.#running();
        return;
      case "failed":
        if (message.attempt === this.#attempt) this.#fail(message.failure, message.subtask);
        return;
      case "acknowledge": {
        if (message.attempt !== this.#attempt) return;
        const { checkpoint, subtask, snapshot, bytes } = message;
        this.coordinator.acknowledge(checkpoint, subtask, snapshot, bytes);
      }
    }
  }

  /** Makes a subtask fail, as a person or a scenario asks. */
  failTask(index: number): void {
    const subtasks = this.#subtasks();
    const subtask = subtasks[index % Math.max(1, subtasks.length)];
    if (subtask !== undefined && this.state === "running") this.#tell(subtask, { kind: "fail", subtask });
  }

  /** Stops what runs and starts again from the last checkpoint. */
  restart(cause: string): void {
    if (this.state === "failed" && this.#graph === undefined) return;
    this.#cancel(cause);
    this.#job.event("info", "The job is restarted.", cause);
    this.#redeploy(0);
  }

  #lost(index: number, cause: string): void {
    if (!this.#taskManagers.delete(index)) return;
    this.#job.event("warning", `Task manager ${index} is lost.`, cause);
    if (this.state === "running" || this.state === "starting")
      this.#fail({ message: `Task manager ${index} is lost: ${cause}` });
    if (this.state !== "failed" && index < this.taskManagers)
      this.#pods.start(index, `replaces the lost task manager ${index}`);
  }

  #deployIfReady(): void {
    if (this.#graph === undefined || this.state !== "starting" || this.#starting.size > 0) return;
    for (let index = 0; index < this.taskManagers; index++) if (!this.#taskManagers.has(index)) return;
    this.#attempt++;
    const locations = new Map<number, readonly Address<TaskManagerMessage>[]>();
    for (const vertex of this.#graph.vertices) {
      const addresses = Array.from({ length: vertex.parallelism }, (_, i) => this.#locationOf(i));
      locations.set(vertex.id, addresses);
    }
    const restored = this.coordinator.latest;
    const subtasks = this.#subtasks();
    this.#starting = new Set(subtasks.map(nameOf));
    for (const subtask of subtasks) {
      this.#tell(subtask, {
        kind: "deploy",
        attempt: this.#attempt,
        subtask,
        locations,
        restored,
        lastCheckpoint: this.coordinator.lastId,
        highestParallelism: this.#highestParallelism,
        parallelism: this.#requested,
        maxParallelism: this.#maxParallelism ?? defaultMaxParallelism(this.parallelism),
      });
    }
    const from = restored === undefined ? "from the start" : `from checkpoint ${restored.id}`;
    this.#job.event("info", `${subtasks.length} tasks are deployed, attempt ${this.#attempt}, ${from}.`);
  }

  #running(): void {
    this.state = "running";
    this.#tellAll({ kind: "start", attempt: this.#attempt });
    this.coordinator.start(this.#subtasks());
    this.#job.event("info", "The job runs.");
  }

  #fail(failure: TaskFailure, subtask?: SubtaskId): void {
    if (this.state !== "running" && this.state !== "starting") return;
    this.#note(failure, subtask);
    const where = failure.operator === undefined ? "A task failed" : `"${failure.operator}" failed`;
    this.#job.event("error", `${where}: ${failure.message}`, failure.record && `record ${failure.record}`);
    this.#cancel("Task failure");
    const delay = this.#strategy.delayAfterFailure(this.#surroundings.clock.now());
    if (delay === undefined) {
      this.state = "failed";
      this.#job.event("error", "The job has failed for good.", this.#strategy.description);
      return;
    }
    this.#job.event("info", `The job restarts in ${delay} ms.`, this.#strategy.description);
    this.#redeploy(delay);
  }

  #cancel(reason: string): void {
    this.coordinator.stop(reason);
    this.#tellAll({ kind: "cancel", attempt: this.#attempt });
    this.#starting.clear();
    this.state = "restarting";
  }

  #redeploy(delay: number): void {
    this.restarts++;
    const attempt = this.#attempt;
    this.#surroundings.clock.after(delay, () => {
      if (this.state !== "restarting" || attempt !== this.#attempt) return;
      this.state = "starting";
      this.#deployIfReady();
    });
  }

  #note(failure: TaskFailure, subtask?: SubtaskId): void {
    this.lastFailure = {
      at: this.#surroundings.clock.now(),
      ...failure,
      ...(subtask === undefined ? {} : { subtask: subtask.index }),
    };
  }

  #subtasks(): readonly SubtaskId[] {
    return (this.#graph?.vertices ?? []).flatMap(({ id, parallelism }) =>
      Array.from({ length: parallelism }, (_, index) => ({ vertex: id, index })),
    );
  }

  /** Subtasks with one index share a slot, as in Flink's default slot sharing group. */
  #locationOf(index: number): Address<TaskManagerMessage> {
    return this.#taskManagers.get(Math.floor(index / this.#job.options.slots)) ?? "";
  }

  #tell(subtask: SubtaskId, message: TaskManagerMessage): void {
    this.#surroundings.mailbox.send(this.address, this.#locationOf(subtask.index), message);
  }

  #tellAll(message: TaskManagerMessage): void {
    for (const taskManager of this.#taskManagers.values()) {
      this.#surroundings.mailbox.send(this.address, taskManager, message);
    }
  }
}

function nameOf({ vertex, index }: SubtaskId): string {
  return `${vertex}/${index}`;
}
