import type { Address } from "../../host/clock.ts";
import { subtaskName } from "../checkpoint/checkpoint-data.ts";
import type { CheckpointTrigger } from "../checkpoint/checkpoint-trigger.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import { pipelinedRegions } from "../failover/pipelined-regions.ts";
import type { TaskId, TaskManagerMessage } from "../messages.ts";
import type { JobPlan } from "./job-plan.ts";
import { RegionExecution } from "./region-execution.ts";

/** What is to be done when some regions have ended. */
interface Ending {
  readonly open: Set<RegionExecution>;
  readonly then: () => void;
}

/** The tasks of a planned job: which of its regions are to be deployed, run or end, and where. */
export class JobExecution {
  readonly regions: readonly RegionExecution[];
  readonly #plan: JobPlan;
  readonly #taskManagers: ReadonlyMap<number, Address<TaskManagerMessage>>;
  readonly #send: (to: Address<TaskManagerMessage>, message: TaskManagerMessage) => void;
  readonly #regionOf = new Map<string, RegionExecution>();
  readonly #sources: ReadonlySet<number>;
  #endings: Ending[] = [];

  /** `taskManagers`: those that are registered, by index. */
  constructor(
    plan: JobPlan,
    taskManagers: ReadonlyMap<number, Address<TaskManagerMessage>>,
    send: (to: Address<TaskManagerMessage>, message: TaskManagerMessage) => void,
  ) {
    this.#plan = plan;
    this.#taskManagers = taskManagers;
    this.#send = send;
    this.regions = pipelinedRegions(plan.graph).map((subtasks) => new RegionExecution(subtasks));
    for (const region of this.regions) {
      for (const subtask of region.subtasks) this.#regionOf.set(subtaskName(subtask), region);
    }
    const sources = plan.graph.vertices.filter(({ nodes }) => nodes[0]?.operator.kind === "source");
    this.#sources = new Set(sources.map(({ id }) => id));
  }

  get isRunning(): boolean {
    return this.regions.every((region) => region.state === "running");
  }

  /** Whether some regions end, or have ended and wait for their restart. */
  get isRestarting(): boolean {
    return this.regions.some((region) => region.state === "ending" || region.state === "ended");
  }

  regionOf(subtask: SubtaskId): RegionExecution | undefined {
    return this.#regionOf.get(subtaskName(subtask));
  }

  /** The region of a task, unless the message is one of an earlier attempt. */
  regionOfTask({ subtask, attempt }: TaskId): RegionExecution | undefined {
    const region = this.regionOf(subtask);
    return region?.attempt === attempt ? region : undefined;
  }

  /** Regions with tasks on a task manager. */
  regionsOn(taskManager: number): readonly RegionExecution[] {
    return this.regions.filter((region) =>
      region.subtasks.some((subtask) => this.#plan.slots.placeOf(subtask) === taskManager),
    );
  }

  /** Regions that wait to be deployed and have all their task managers. */
  deployable(): readonly RegionExecution[] {
    return this.regions.filter(
      (region) =>
        region.state === "waiting" && region.subtasks.every((subtask) => this.locationOf(subtask) !== ""),
    );
  }

  /** Address of the task manager of a subtask; empty where it is not registered. */
  locationOf(subtask: SubtaskId): Address<TaskManagerMessage> {
    return this.#taskManagers.get(this.#plan.slots.placeOf(subtask)) ?? "";
  }

  tell(subtask: SubtaskId, message: TaskManagerMessage): void {
    this.#send(this.locationOf(subtask), message);
  }

  start({ subtasks, attempt }: RegionExecution): void {
    for (const subtask of subtasks) this.tell(subtask, { kind: "start", subtask, attempt });
  }

  /** Asks the running sources for a checkpoint; its barriers tell the others. */
  trigger(trigger: CheckpointTrigger): void {
    for (const { subtask, attempt } of this.#running()) {
      if (this.#sources.has(subtask.vertex))
        this.tell(subtask, { kind: "trigger", subtask, attempt, ...trigger });
    }
  }

  /** Tells all running tasks what has become of a checkpoint. */
  notify(kind: "completed" | "aborted", checkpoint: number): void {
    for (const { subtask, attempt } of this.#running())
      this.tell(subtask, { kind, subtask, attempt, checkpoint });
  }

  /** The n-th record that each source of the regions hands on from now on makes its task fail; 0: none does. */
  throwOn(record: number, regions = this.regions): void {
    for (const { subtask, attempt } of this.#running(regions)) {
      if (this.#sources.has(subtask.vertex))
        this.tell(subtask, { kind: "throw-on", subtask, attempt, record });
    }
  }

  /** Ends all tasks of some regions, then calls back. A task that cannot be reached counts once its loss is noticed. */
  end(regions: readonly RegionExecution[], how: "cancel" | "finish", then: () => void): void {
    const ending = { open: new Set(regions), then };
    this.#endings.push(ending);
    for (const region of regions) {
      for (const subtask of region.end((each) => this.locationOf(each) !== ""))
        this.tell(subtask, { kind: how, subtask, attempt: region.attempt });
    }
    for (const region of regions) if (region.state === "ended") ending.open.delete(region);
    this.#finishEndings();
  }

  /** What was to be done after earlier endings is not done any more. */
  forgetEndings(): void {
    this.#endings = [];
  }

  taskEnded(task: TaskId): void {
    const region = this.regionOfTask(task);
    if (region?.endedAt(task.subtask) === true) this.#regionEnded(region);
  }

  /** The tasks of a task manager are no more. */
  taskManagerLost(taskManager: number): void {
    for (const region of this.regionsOn(taskManager)) {
      for (const subtask of region.subtasks) {
        const isLost = this.#plan.slots.placeOf(subtask) === taskManager;
        if (isLost && region.endedAt(subtask)) this.#regionEnded(region);
      }
    }
  }

  #regionEnded(region: RegionExecution): void {
    for (const { open } of this.#endings) open.delete(region);
    this.#finishEndings();
  }

  #finishEndings(): void {
    const done = this.#endings.filter(({ open }) => open.size === 0);
    this.#endings = this.#endings.filter(({ open }) => open.size > 0);
    for (const { then } of done) then();
  }

  *#running(regions = this.regions): Iterable<TaskId> {
    for (const { state, subtasks, attempt } of regions) {
      if (state !== "running") continue;
      for (const subtask of subtasks) yield { subtask, attempt };
    }
  }
}
