import type { Address } from "../../host/clock.ts";
import type { CheckpointData } from "../checkpoint/checkpoint-data.ts";
import { restoreOf } from "../checkpoint/restore.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import type { TaskManagerMessage } from "../messages.ts";
import type { JobPlan } from "./job-plan.ts";
import type { JobRecords } from "./job-records.ts";
import type { RegionExecution } from "./region-execution.ts";

type Deployment = Extract<TaskManagerMessage, { kind: "deploy" }>;

/** What task managers are told to deploy a region of a job, each subtask with its part of the checkpoint that is restored. */
export function deployments(
  { graph }: JobPlan,
  { subtasks, attempt, deployments: count }: RegionExecution,
  setting: {
    readonly data: CheckpointData | undefined;
    readonly parallelism: number;
    readonly records: JobRecords;
  },
  locationOf: (subtask: SubtaskId) => Address<TaskManagerMessage>,
): readonly Deployment[] {
  const { data, parallelism, records } = setting;
  const { lastCheckpoint, highestParallelism } = records;
  const locations = new Map(
    graph.vertices.map((vertex) => [
      vertex.id,
      Array.from({ length: vertex.parallelism }, (_, index) => locationOf({ vertex: vertex.id, index })),
    ]),
  );
  const maxParallelism = new Map(graph.vertices.map((vertex) => [vertex.id, vertex.maxParallelism]));
  const own = new Set(subtasks.map(({ vertex }) => vertex));
  const restores = new Map(
    graph.vertices
      .filter(({ id }) => own.has(id))
      .map((vertex) => [vertex.id, data && restoreOf(graph, vertex, data)]),
  );
  return subtasks.map((subtask) => ({
    kind: "deploy",
    attempt,
    attemptNumber: count - 1,
    subtask,
    locations,
    restored: restores.get(subtask.vertex),
    lastCheckpoint,
    highestParallelism,
    parallelism,
    maxParallelism,
  }));
}
