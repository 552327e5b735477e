import type {
  BlueprintGraph,
  GraphEdge,
  GraphNode,
  PortDescriptor,
  ProblemSeverity,
} from "../../../blueprint/index.ts";
import { portText } from "../../workspace/portEnd.ts";
import { elementKey, type ProblemIndex, worstSeverity } from "../../workspace/problemIndex.ts";
import { simpleName } from "../../workspace/simpleName.ts";

/** What the canvas shows of a port. */
export interface PortView {
  readonly name: string;
  /** Last part of the schema's name; undefined for a port that the descriptor does not know. */
  readonly schema: string | undefined;
  readonly severity: ProblemSeverity | undefined;
  readonly connected: boolean;
}
/** What the canvas shows of a streamlet. */
export interface StreamletView {
  readonly kind: "streamlet";
  readonly name: string;
  readonly className: string;
  readonly runtime: string | undefined;
  readonly inlets: readonly PortView[];
  readonly outlets: readonly PortView[];
  readonly severity: ProblemSeverity | undefined;
  readonly problems: number;
}
export interface TopicView {
  readonly kind: "topic";
  readonly id: string;
  readonly managed: boolean;
  readonly severity: ProblemSeverity | undefined;
}
export interface WireView {
  readonly id: string;
  readonly topic: string;
  readonly streamlet: string;
  readonly port: string;
  readonly direction: GraphEdge["direction"];
  readonly severity: ProblemSeverity | undefined;
}
export interface GraphViews {
  readonly streamlets: readonly StreamletView[];
  readonly topics: readonly TopicView[];
  readonly wires: readonly WireView[];
}

export const noViews: GraphViews = { streamlets: [], topics: [], wires: [] };

/**
 * Views of the graph's elements. A view that shows the same as before *is* the one of before, so that one changed
 * streamlet draws alone.
 */
export function graphViews(graph: BlueprintGraph, problems: ProblemIndex, before: GraphViews): GraphViews {
  const connected = new Set(graph.edges.map((edge) => portText(edge.port)));
  return {
    streamlets: keepEqual(
      graph.nodes.map((node) => streamletView(node, problems, connected)),
      before.streamlets,
      (view) => view.name,
    ),
    topics: keepEqual(
      graph.topics.map(({ id, managed }) => ({
        kind: "topic" as const,
        id,
        managed,
        severity: worstSeverity(problems.get(elementKey.topic(id)) ?? []),
      })),
      before.topics,
      (view) => view.id,
    ),
    wires: keepEqual(
      graph.edges.map((edge) => ({
        id: edge.id,
        topic: edge.topic,
        streamlet: edge.port.streamlet,
        port: edge.port.port,
        direction: edge.direction,
        severity: edge.severity,
      })),
      before.wires,
      (view) => view.id,
    ),
  };
}

function streamletView(
  node: GraphNode,
  problems: ProblemIndex,
  connected: ReadonlySet<string>,
): StreamletView {
  const portView = (name: string, descriptors: readonly PortDescriptor[] | undefined): PortView => {
    const port = { streamlet: node.name, port: name };
    const descriptor = descriptors?.find((one) => one.name === name);
    return {
      name,
      schema: descriptor && simpleName(descriptor.schema.name),
      severity: worstSeverity(problems.get(elementKey.port(port)) ?? []),
      connected: connected.has(portText(port)),
    };
  };
  const own = problems.get(elementKey.streamlet(node.name)) ?? [];
  const ports = [...node.inlets, ...node.outlets].flatMap(
    (name) => problems.get(elementKey.port({ streamlet: node.name, port: name })) ?? [],
  );
  const all = new Set([...own, ...ports]);
  return {
    kind: "streamlet",
    name: node.name,
    className: node.className,
    runtime: node.descriptor?.runtime,
    inlets: node.inlets.map((name) => portView(name, node.descriptor?.inlets)),
    outlets: node.outlets.map((name) => portView(name, node.descriptor?.outlets)),
    severity: worstSeverity([...all]),
    problems: all.size,
  };
}

function keepEqual<View>(
  now: readonly View[],
  before: readonly View[],
  keyOf: (view: View) => string,
): readonly View[] {
  const known = new Map(before.map((view) => [keyOf(view), view]));
  const kept = now.map((view) => {
    const old = known.get(keyOf(view));
    return old !== undefined && isEqual(old, view) ? old : view;
  });
  const isSame = kept.length === before.length && kept.every((view, index) => view === before[index]);
  return isSame ? before : kept;
}

/** Equality of plain data: primitives, arrays and objects of them. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const entries = Object.entries(a);
  const others: Readonly<Record<string, unknown>> = { ...b };
  return (
    entries.length === Object.keys(others).length &&
    entries.every(([key, value]) => isEqual(value, others[key]))
  );
}
