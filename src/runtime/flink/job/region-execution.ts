import { subtaskName } from "../checkpoint/checkpoint-data.ts";
import type { SubtaskId } from "../exchange/buffer.ts";

/** `waiting`: to be deployed. `ended`: to be deployed again once its restart is due, or never. */
type RegionState = "waiting" | "deploying" | "running" | "ending" | "ended";

/** One pipelined region of a job as it is run: deployed, started, ended and restarted as a whole. */
export class RegionExecution {
  readonly subtasks: readonly SubtaskId[];
  #state: RegionState = "waiting";
  /** Number of its last deployment, the same for no two of a region. */
  #attempt = 0;
  #deployments = 0;
  #ended = 0;
  /** Subtasks that have not said yet that they are in place, or that they have ended. */
  #awaited = new Map<string, SubtaskId>();

  constructor(subtasks: readonly SubtaskId[]) {
    this.subtasks = subtasks;
  }

  get state(): RegionState {
    return this.#state;
  }

  get attempt(): number {
    return this.#attempt;
  }

  /** How often it has been deployed: Flink's attempt number is one less. */
  get deployments(): number {
    return this.#deployments;
  }

  /** Grows with each ending: what was planned after an earlier one is void. */
  get endings(): number {
    return this.#ended;
  }

  /** Its tasks are deployed or run: they can fail. */
  get isLive(): boolean {
    return this.#state === "deploying" || this.#state === "running";
  }

  has({ vertex, index }: SubtaskId): boolean {
    return this.subtasks.some((each) => each.vertex === vertex && each.index === index);
  }

  deploy(attempt: number): void {
    this.#state = "deploying";
    this.#attempt = attempt;
    this.#deployments++;
    this.#await(this.subtasks);
  }

  /** Notes that a subtask is in place; true when it was the last one. */
  placed(subtask: SubtaskId): boolean {
    if (this.#state !== "deploying" || !this.#awaited.delete(subtaskName(subtask))) return false;
    if (this.#awaited.size > 0) return false;
    this.#state = "running";
    return true;
  }

  /** Its tasks are to end; gives those that have to be told. */
  end(isReachable: (subtask: SubtaskId) => boolean): readonly SubtaskId[] {
    this.#ended++;
    if (this.isLive) this.#await(this.subtasks);
    else if (this.#state !== "ending") this.#awaited.clear();
    for (const [name, subtask] of [...this.#awaited]) {
      if (!isReachable(subtask)) this.#awaited.delete(name);
    }
    this.#state = this.#awaited.size === 0 ? "ended" : "ending";
    return [...this.#awaited.values()];
  }

  /** Notes that a subtask has ended; true when it was the last one. */
  endedAt(subtask: SubtaskId): boolean {
    if (this.#state !== "ending" || !this.#awaited.delete(subtaskName(subtask))) return false;
    if (this.#awaited.size > 0) return false;
    this.#state = "ended";
    return true;
  }

  /** It may be deployed again. */
  restart(): void {
    this.#state = "waiting";
  }

  #await(subtasks: readonly SubtaskId[]): void {
    this.#awaited = new Map(subtasks.map((subtask) => [subtaskName(subtask), subtask]));
  }
}
