import type { SubtaskRestore } from "../checkpoint/checkpoint-data.ts";
import type { Buffer } from "../exchange/buffer.ts";
import type { InputGate } from "../exchange/input-gate.ts";
import type { JobEdge, JobGraph, JobVertex } from "../job/job-graph.ts";
import { keyGroupOf, subtaskOfKeyGroup } from "../keys/key-groups.ts";

/**
 * Puts what was on its way in an unaligned checkpoint back into the inputs of a subtask. Where the parallelism has
 * changed, each record goes to the subtask that its key belongs to now.
 */
export function restoreChannels(
  gate: InputGate,
  graph: JobGraph,
  vertex: JobVertex,
  subtask: number,
  { channels, rescaled }: SubtaskRestore,
): void {
  for (const { edge: key, from, to, buffers } of channels) {
    const edge = graph.edges.find((each) => each.key === key);
    if (edge === undefined) continue;
    if (!rescaled.has(key)) {
      if (to === subtask) gate.restore(edge.id, from, buffers);
      continue;
    }
    const senders = graph.vertices.find((each) => each.id === edge.from)?.parallelism ?? 1;
    const isOwn = ownership(edge, vertex, subtask, to);
    gate.restore(
      edge.id,
      from % senders,
      buffers.flatMap((buffer) => part(buffer, isOwn)),
    );
  }
}

function ownership(
  { exchange }: JobEdge,
  { parallelism, maxParallelism }: JobVertex,
  subtask: number,
  to: number,
): (value: unknown) => boolean {
  if (exchange.kind !== "hash") return () => to % parallelism === subtask;
  return (value) => {
    const group = keyGroupOf(exchange.key(value), maxParallelism);
    return subtaskOfKeyGroup(group, maxParallelism, parallelism) === subtask;
  };
}

/** The records of a buffer for which a test holds. Watermarks of the old channels mean nothing on the new ones. */
function part(buffer: Buffer, isOwn: (value: unknown) => boolean): readonly Buffer[] {
  if (buffer.kind !== "records") return [];
  const kept = buffer.values.flatMap((value, i) => (isOwn(value) ? [i] : []));
  if (kept.length === 0) return [];
  if (kept.length === buffer.values.length) return [buffer];
  return [
    {
      ...buffer,
      values: kept.map((i) => buffer.values[i]),
      timestamps: kept.map((i) => buffer.timestamps[i] ?? null),
      ...(buffer.lineages === undefined ? {} : { lineages: kept.map((i) => buffer.lineages?.[i]) }),
    },
  ];
}
