import type { SubtaskId } from "../exchange/buffer.ts";
import type { JobGraph } from "../job/job-graph.ts";

/**
 * The pipelined regions of a job: subtasks that exchange records, directly or through others. What fails in one of them
 * need not touch the others (Flink's `PipelinedRegionComputeUtil`; all edges of a stream are pipelined). Subtasks come
 * in the order of the graph, regions in that of their first subtask.
 */
export function pipelinedRegions({ vertices, edges }: JobGraph): readonly (readonly SubtaskId[])[] {
  const first = new Map<number, number>();
  const subtasks: SubtaskId[] = [];
  for (const { id, parallelism } of vertices) {
    first.set(id, subtasks.length);
    for (let index = 0; index < parallelism; index++) subtasks.push({ vertex: id, index });
  }
  const regions = new DisjointSets(subtasks.length);
  const parallelismOf = new Map(vertices.map(({ id, parallelism }) => [id, parallelism]));
  for (const { from, to, exchange } of edges) {
    const [sender, receiver] = [first.get(from) ?? 0, first.get(to) ?? 0];
    const [senders, receivers] = [parallelismOf.get(from) ?? 0, parallelismOf.get(to) ?? 0];
    if (exchange.kind === "forward") {
      for (let i = 0; i < senders; i++) regions.unite(sender + i, receiver + i);
      continue;
    }
    // Each sender has a channel to each receiver, even where it never writes to it.
    for (let i = 0; i < senders; i++) regions.unite(sender + i, receiver);
    for (let i = 0; i < receivers; i++) regions.unite(sender, receiver + i);
  }
  const byRoot = new Map<number, SubtaskId[]>();
  subtasks.forEach((subtask, i) => {
    const root = regions.rootOf(i);
    const known = byRoot.get(root);
    if (known === undefined) byRoot.set(root, [subtask]);
    else known.push(subtask);
  });
  return [...byRoot.values()];
}

class DisjointSets {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, i) => i);
  }

  rootOf(member: number): number {
    const parents = this.#parents;
    let root = member;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] as number] as number;
      root = parents[root] as number;
    }
    return root;
  }

  unite(a: number, b: number): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)].toSorted((x, y) => x - y) as [number, number];
    this.#parents[second] = first;
  }
}
