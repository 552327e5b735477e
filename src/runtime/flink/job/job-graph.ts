import type { Exchange, StreamGraph, StreamInput, StreamNode } from "../../../streamlet/index.ts";
import { operatorIds } from "../graph/operator-ids.ts";
import { defaultMaxParallelism } from "../keys/key-groups.ts";

/** Operators that run in one task, head first; each but the head reads from one before it. */
export interface JobVertex {
  /** Id of the head node. */
  readonly id: number;
  readonly name: string;
  readonly nodes: readonly StreamNode[];
  readonly parallelism: number;
  /** Number of key groups. */
  readonly maxParallelism: number;
  /** Whether the number of key groups was set rather than derived: then state with another number cannot be restored. */
  readonly isMaxParallelismSet: boolean;
  readonly slotSharingGroup: string;
}

/** A connection between two vertices over the network. */
export interface JobEdge {
  readonly id: number;
  readonly from: number;
  readonly fromNode: number;
  readonly tag: string | undefined;
  readonly to: number;
  readonly side: 0 | 1;
  readonly exchange: Exchange;
  /** The same for the same edge of a job that is planned anew. */
  readonly key: string;
}

export interface JobGraph {
  readonly vertices: readonly JobVertex[];
  readonly edges: readonly JobEdge[];
  /** Id of each operator's state, by node id. */
  readonly operatorIds: ReadonlyMap<number, string>;
}

export interface JobGraphSettings {
  /** For operators that set none in code. */
  readonly parallelism: number;
  readonly maxParallelism?: number | undefined;
  /** `pipeline.operator-chaining`. */
  readonly chaining?: boolean;
}

/** Chains what can run in one task, as Flink does: a forward edge, one input, equal parallelism, one slot sharing group. */
export function jobGraphOf(graph: StreamGraph, settings: JobGraphSettings): JobGraph {
  const planned = new PlannedGraph(graph, settings);
  const ids = operatorIds(graph, (from, to) => planned.chainedTo(to) === from);
  const headOf = new Map<number, number>();
  const chains = new Map<number, StreamNode[]>();
  for (const node of graph.nodes) {
    const upstream = planned.chainedTo(node);
    const head = upstream === undefined ? node.id : (headOf.get(upstream) ?? node.id);
    headOf.set(node.id, head);
    const chain = chains.get(head);
    if (chain === undefined) chains.set(head, [node]);
    else chain.push(node);
  }
  const vertices = [...chains].map(([id, nodes]): JobVertex => {
    const head = nodes[0];
    const parallelism = head === undefined ? 1 : planned.parallelismOf(head);
    const set =
      nodes.find((node) => node.maxParallelism !== undefined)?.maxParallelism ??
      settings.maxParallelism ??
      graph.maxParallelism;
    return {
      id,
      name: nodes.map((node) => node.name).join(" -> "),
      nodes,
      parallelism,
      maxParallelism: set ?? defaultMaxParallelism(parallelism),
      isMaxParallelismSet: set !== undefined,
      slotSharingGroup: head === undefined ? DEFAULT_GROUP : planned.groupOf(head),
    };
  });
  return { vertices, edges: edgesOf(graph, headOf, planned, ids), operatorIds: ids };
}

/** Slots that a job needs: for each slot sharing group as many as its highest parallelism. */
export function slotsOf({ vertices }: JobGraph): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const { slotSharingGroup, parallelism } of vertices) {
    slots.set(slotSharingGroup, Math.max(parallelism, slots.get(slotSharingGroup) ?? 0));
  }
  return slots;
}

/**
 * Whether barriers may overtake records on such an edge. Flink keeps them aligned where the place of a record on a
 * channel means something: one to one, and broadcast.
 */
export function canBeOvertaken({ exchange }: JobEdge): boolean {
  return !["forward", "broadcast", "global"].includes(exchange.kind);
}

const DEFAULT_GROUP = "default";

/** A stream graph with what its nodes leave open filled in. */
class PlannedGraph {
  readonly #graph: StreamGraph;
  readonly #settings: JobGraphSettings;
  readonly #groups: string[] = [];

  constructor(graph: StreamGraph, settings: JobGraphSettings) {
    this.#graph = graph;
    this.#settings = settings;
    for (const node of graph.nodes) {
      const inherited = new Set(node.inputs.map((input) => this.#groups[input.node] ?? DEFAULT_GROUP));
      const [only] = inherited;
      this.#groups.push(
        node.slotSharingGroup ?? (inherited.size === 1 && only !== undefined ? only : DEFAULT_GROUP),
      );
    }
  }

  parallelismOf(node: StreamNode): number {
    return node.parallelism ?? this.#graph.parallelism ?? this.#settings.parallelism;
  }

  groupOf(node: StreamNode): string {
    return this.#groups[node.id] ?? DEFAULT_GROUP;
  }

  /** A forward edge between different parallelisms becomes round robin. */
  exchangeOf(input: StreamInput, node: StreamNode): Exchange {
    const upstream = this.#graph.nodes[input.node];
    const differs = upstream !== undefined && this.parallelismOf(upstream) !== this.parallelismOf(node);
    return input.exchange.kind === "forward" && differs ? { kind: "rebalance" } : input.exchange;
  }

  /** The node that a node shares a task with, before it in the chain. */
  chainedTo(node: StreamNode): number | undefined {
    if (this.#settings.chaining === false || !this.#graph.chaining) return undefined;
    const [input, ...more] = node.inputs;
    if (input === undefined || more.length > 0 || node.chaining !== "always") return undefined;
    const upstream = this.#graph.nodes[input.node];
    if (upstream === undefined || upstream.chaining === "never" || input.exchange.kind !== "forward")
      return undefined;
    const fits =
      this.parallelismOf(upstream) === this.parallelismOf(node) &&
      this.groupOf(upstream) === this.groupOf(node);
    return fits ? upstream.id : undefined;
  }
}

function edgesOf(
  graph: StreamGraph,
  headOf: ReadonlyMap<number, number>,
  planned: PlannedGraph,
  ids: ReadonlyMap<number, string>,
): readonly JobEdge[] {
  const edges: JobEdge[] = [];
  for (const node of graph.nodes) {
    for (const [place, input] of node.inputs.entries()) {
      const from = headOf.get(input.node) ?? input.node;
      const to = headOf.get(node.id) ?? node.id;
      if (from === to) continue;
      edges.push({
        id: edges.length,
        from,
        fromNode: input.node,
        tag: input.tag,
        to,
        side: input.side,
        exchange: planned.exchangeOf(input, node),
        key: `${ids.get(input.node)} ${input.tag ?? ""} ${ids.get(node.id)} ${place}`,
      });
    }
  }
  return edges;
}
