import type { JobGraph, JobVertex } from "../job/job-graph.ts";
import { type CheckpointData, hasState, type OperatorState, type SubtaskRestore } from "./checkpoint-data.ts";

/** A job graph whose operators have found their state, with the number of key groups that the state asks for. */
export type Matched =
  | { readonly ok: true; readonly graph: JobGraph; readonly dropped: readonly OperatorState[] }
  | { readonly ok: false; readonly message: string };

/**
 * Matches the state of a checkpoint to the operators of a job, with the rules and words of Flink's
 * `Checkpoints.loadAndValidateCheckpoint` and `StateAssignmentOperation`. `path` names the checkpoint in messages.
 */
export function matchState(
  graph: JobGraph,
  data: CheckpointData,
  path: string,
  allowNonRestoredState: boolean,
): Matched {
  const owners = new Map<string, JobVertex>();
  for (const vertex of graph.vertices) {
    for (const node of vertex.nodes) owners.set(graph.operatorIds.get(node.id) ?? "", vertex);
  }
  const adopted = new Map<number, number>();
  const dropped: OperatorState[] = [];
  for (const state of data.operators.values()) {
    const vertex = owners.get(state.id);
    if (vertex === undefined) {
      if (!state.parts.some(hasState)) continue;
      if (!allowNonRestoredState) return { ok: false, message: noOperator(state, path) };
      dropped.push(state);
      continue;
    }
    if (vertex.isMaxParallelismSet && vertex.maxParallelism !== state.maxParallelism) {
      return { ok: false, message: otherMaximum(state, vertex, path) };
    }
    if (vertex.parallelism > state.maxParallelism) {
      return { ok: false, message: tooWide(vertex.name, state.maxParallelism, vertex.parallelism) };
    }
    adopted.set(vertex.id, state.maxParallelism);
  }
  const vertices = graph.vertices.map((vertex) => ({
    ...vertex,
    maxParallelism: adopted.get(vertex.id) ?? vertex.maxParallelism,
  }));
  return { ok: true, graph: { ...graph, vertices }, dropped };
}

/** The part of a checkpoint that a vertex needs. */
export function restoreOf(graph: JobGraph, vertex: JobVertex, data: CheckpointData): SubtaskRestore {
  const operators = new Map<string, SubtaskRestoreParts>();
  for (const node of vertex.nodes) {
    const id = graph.operatorIds.get(node.id) ?? "";
    const state = data.operators.get(id);
    if (state !== undefined) operators.set(id, state.parts);
  }
  const edges = graph.edges.filter((edge) => edge.to === vertex.id);
  const keys = new Set(edges.map((edge) => edge.key));
  const rescaled = new Set<string>();
  const differs = (id: number, node: number) => {
    const then = data.operators.get(graph.operatorIds.get(node) ?? "")?.parts.length;
    return then !== undefined && then !== graph.vertices.find((each) => each.id === id)?.parallelism;
  };
  for (const { key, from, fromNode, to } of edges) {
    if (differs(from, fromNode) || differs(to, to)) rescaled.add(key);
  }
  const channels = data.channels.filter((each) => keys.has(each.edge));
  return { checkpoint: data.id, operators, channels, rescaled };
}

type SubtaskRestoreParts = OperatorState["parts"];

function noOperator({ id, name, uid }: OperatorState, path: string): string {
  const known = uid === undefined ? `it was "${name}" and had no uid` : `it was "${name}" with uid "${uid}"`;
  return (
    `Failed to rollback to checkpoint/savepoint ${path}. Cannot map checkpoint/savepoint state for operator ${id} ` +
    `to the new program, because the operator is not available in the new program (${known}). If you want to allow ` +
    "to skip this, you can set the --allowNonRestoredState option on the CLI."
  );
}

function otherMaximum({ id, maxParallelism }: OperatorState, vertex: JobVertex, path: string): string {
  return (
    `Failed to rollback to checkpoint/savepoint ${path}. Max parallelism mismatch between checkpoint/savepoint state ` +
    `and new program. Cannot map operator ${id} with max parallelism ${maxParallelism} to new program with max ` +
    `parallelism ${vertex.maxParallelism}. This indicates that the program has been changed in a non-compatible way ` +
    "after the checkpoint/savepoint."
  );
}

/** Flink's refusal of a parallelism beyond the number of key groups. */
export function tooWide(task: string, maxParallelism: number, parallelism: number): string {
  return (
    `The state for task ${task} can not be restored. The maximum parallelism (${maxParallelism}) of the restored ` +
    `state is lower than the configured parallelism (${parallelism}). Please reduce the parallelism of the task to ` +
    "be lower or equal to the maximum parallelism."
  );
}
