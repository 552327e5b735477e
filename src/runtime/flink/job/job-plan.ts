import { type CheckpointData, subtaskName } from "../checkpoint/checkpoint-data.ts";
import type { CheckpointPlan, OperatorDescription } from "../checkpoint/pending-checkpoint.ts";
import { matchState, tooWide } from "../checkpoint/restore.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import type { FailurePlace } from "../failover/task-failure.ts";
import type { JobSetting } from "../task/task-host.ts";
import { type JobGraph, jobGraphOf } from "./job-graph.ts";
import { SlotPlan } from "./slot-plan.ts";

/** Slots that the simulated cluster has for one job. */
export const MOST_SLOTS = 512;

/** What a job starts from: a checkpoint by its path. */
export interface RestorePoint {
  readonly data: CheckpointData;
  readonly path: string;
  readonly allowNonRestoredState: boolean;
}

/** A job ready to be deployed. */
export interface JobPlan {
  readonly graph: JobGraph;
  readonly slots: SlotPlan;
  readonly subtasks: readonly SubtaskId[];
  readonly checkpoints: CheckpointPlan;
  /** Names of operators whose state is left behind. */
  readonly dropped: readonly string[];
}

/** Builds the job from the logic and finds the state of its operators. Throws what the logic throws, and what Flink would refuse. */
export function planJob(job: JobSetting, parallelism: number, restore: RestorePoint | undefined): JobPlan {
  const { options } = job;
  if (options.fault !== undefined) throw new Error(options.fault);
  const budget = job.budget();
  const built = budget.setUp(() => job.createGraph());
  budget.close();
  const planned = jobGraphOf(built, {
    parallelism,
    maxParallelism: options.maxParallelism,
    chaining: options.chaining,
  });
  const matched =
    restore === undefined
      ? ({ ok: true, graph: planned, dropped: [] } as const)
      : matchState(planned, restore.data, restore.path, restore.allowNonRestoredState);
  if (!matched.ok) throw new Error(matched.message);
  const { graph } = matched;
  const narrow = graph.vertices.find((vertex) => vertex.parallelism > vertex.maxParallelism);
  if (narrow !== undefined) {
    throw new Error(
      `Vertex ${narrow.name}'s parallelism (${narrow.parallelism}) is higher than the max parallelism (${narrow.maxParallelism}). Please lower the parallelism or increase the max parallelism.`,
    );
  }
  const slots = new SlotPlan(graph, options.slots);
  if (slots.slots > MOST_SLOTS) {
    throw new Error(`The job needs ${slots.slots} slots; the simulated cluster has ${MOST_SLOTS}.`);
  }
  const subtasks = graph.vertices.flatMap(({ id, parallelism: count }) =>
    Array.from({ length: count }, (_, index) => ({ vertex: id, index })),
  );
  const operators = new Map<string, OperatorDescription>();
  for (const { nodes, maxParallelism } of graph.vertices) {
    for (const { id, name, uid } of nodes) {
      operators.set(graph.operatorIds.get(id) ?? "", { name, uid, maxParallelism });
    }
  }
  return {
    graph,
    slots,
    subtasks,
    checkpoints: {
      subtasks: subtasks.map(subtaskName),
      vertices: graph.vertices.map(({ id, name }) => ({
        name,
        subtasks: subtasks.filter(({ vertex }) => vertex === id).map(subtaskName),
      })),
      operators,
    },
    dropped: matched.dropped.map(({ name }) => name),
  };
}

/** Highest parallelism of the job's vertices. */
export function parallelismOf({ graph }: JobPlan): number {
  return Math.max(1, ...graph.vertices.map((vertex) => vertex.parallelism));
}

/** Why a running job cannot be rescaled, in Flink's words; undefined if it can. */
export function rescaleRefusal({ graph }: JobPlan, parallelism: number): string | undefined {
  const narrow = graph.vertices.find(
    ({ nodes, maxParallelism }) => nodes[0]?.parallelism === undefined && maxParallelism < parallelism,
  );
  return narrow && tooWide(narrow.name, narrow.maxParallelism, parallelism);
}

/** Where a task of the job runs, as failures tell it. */
export function placeOfTask({ graph, slots }: JobPlan, subtask: SubtaskId): FailurePlace {
  const { name = "", parallelism = 1 } = graph.vertices.find(({ id }) => id === subtask.vertex) ?? {};
  const task = `${name} (${subtask.index + 1}/${parallelism})`;
  return { subtask: subtask.index, task, taskManager: slots.placeOf(subtask) };
}
