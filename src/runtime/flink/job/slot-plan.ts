import type { SubtaskId } from "../exchange/buffer.ts";
import { type JobGraph, slotsOf } from "./job-graph.ts";

/** Which task manager each subtask runs in. Subtasks with one index share a slot, as far as their group allows. */
export class SlotPlan {
  readonly #firstSlot = new Map<number, number>();
  readonly #slotsPerTaskManager: number;
  readonly slots: number;

  constructor(graph: JobGraph, slotsPerTaskManager: number) {
    this.#slotsPerTaskManager = slotsPerTaskManager;
    let next = 0;
    const first = new Map<string, number>();
    for (const [group, slots] of slotsOf(graph)) {
      first.set(group, next);
      next += slots;
    }
    for (const vertex of graph.vertices) {
      this.#firstSlot.set(vertex.id, first.get(vertex.slotSharingGroup) ?? 0);
    }
    this.slots = Math.max(1, next);
  }

  get taskManagers(): number {
    return Math.ceil(this.slots / this.#slotsPerTaskManager);
  }

  /** Index of the task manager. */
  placeOf({ vertex, index }: SubtaskId): number {
    return Math.floor(((this.#firstSlot.get(vertex) ?? 0) + index) / this.#slotsPerTaskManager);
  }
}
