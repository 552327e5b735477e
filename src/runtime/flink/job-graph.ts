import type { Exchange, StreamGraph, StreamInput, StreamNode } from "../../streamlet/index.ts";
import { defaultMaxParallelism } from "./key-groups.ts";

/** Operators that run in one task, head first; each but the head reads from one before it. */
export interface JobVertex {
  /** Id of the head node. */
  readonly id: number;
  readonly name: string;
  readonly nodes: readonly StreamNode[];
  readonly parallelism: number;
  readonly maxParallelism: number;
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
}

export interface JobGraph {
  readonly vertices: readonly JobVertex[];
  readonly edges: readonly JobEdge[];
}

/** Chains what can run in one task, as Flink does: a forward edge, one input, equal parallelism. */
export function jobGraphOf(
  graph: StreamGraph,
  defaultParallelism: number,
  maxParallelism?: number,
): JobGraph {
  const parallelismOf = (node: StreamNode) => node.parallelism ?? graph.parallelism ?? defaultParallelism;
  const headOf = new Map<number, number>();
  const chains = new Map<number, StreamNode[]>();
  for (const node of graph.nodes) {
    const upstream = chainedTo(node, graph, parallelismOf);
    const head = upstream === undefined ? node.id : (headOf.get(upstream) ?? node.id);
    headOf.set(node.id, head);
    const chain = chains.get(head);
    if (chain === undefined) chains.set(head, [node]);
    else chain.push(node);
  }
  const vertices = [...chains].map(([id, nodes]): JobVertex => {
    const head = nodes[0];
    const parallelism = head === undefined ? 1 : parallelismOf(head);
    return {
      id,
      name: nodes.map((node) => node.name).join(" -> "),
      nodes,
      parallelism,
      maxParallelism: maxParallelism ?? graph.maxParallelism ?? defaultMaxParallelism(parallelism),
    };
  });
  return { vertices, edges: edgesOf(graph, headOf, parallelismOf) };
}

function edgesOf(
  graph: StreamGraph,
  headOf: ReadonlyMap<number, number>,
  parallelismOf: (node: StreamNode) => number,
): readonly JobEdge[] {
  const edges: JobEdge[] = [];
  for (const node of graph.nodes) {
    for (const input of node.inputs) {
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
        exchange: resolved(input, node, graph, parallelismOf),
      });
    }
  }
  return edges;
}

/** A forward edge between different parallelisms becomes round robin. */
function resolved(
  input: StreamInput,
  node: StreamNode,
  graph: StreamGraph,
  parallelismOf: (node: StreamNode) => number,
): Exchange {
  const upstream = graph.nodes[input.node];
  const differs = upstream !== undefined && parallelismOf(upstream) !== parallelismOf(node);
  return input.exchange.kind === "forward" && differs ? { kind: "rebalance" } : input.exchange;
}

function chainedTo(
  node: StreamNode,
  graph: StreamGraph,
  parallelismOf: (node: StreamNode) => number,
): number | undefined {
  const [input, ...more] = node.inputs;
  if (input === undefined || more.length > 0 || node.startsChain || input.exchange.kind !== "forward")
    return undefined;
  const upstream = graph.nodes[input.node];
  return upstream !== undefined && parallelismOf(upstream) === parallelismOf(node) ? upstream.id : undefined;
}

/** What identifies an operator's state: its uid, else its place in the graph. */
export function operatorKey(node: StreamNode): string {
  return node.uid ?? `#${node.id}`;
}
