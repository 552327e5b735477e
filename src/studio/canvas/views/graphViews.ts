import type {
  BlueprintGraph,
  GraphEdge,
  GraphNode,
  GraphTopic,
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

/** The view that was made of a node, an edge last time: graphs keep the elements that did not change. */
const streamletViews = new WeakMap<GraphNode, StreamletView>();
const wireViews = new WeakMap<GraphEdge, WireView>();
const connectedPorts = new WeakMap<BlueprintGraph["edges"], ReadonlySet<string>>();

/**
 * Views of the graph's elements. A view that shows the same as before *is* the one of before, so that one changed
 * streamlet draws alone; all of them are where nothing changed.
 */
export function graphViews(graph: BlueprintGraph, problems: ProblemIndex, before: GraphViews): GraphViews {
  const connected = connectedPortsOf(graph.edges);
  const streamlets = keepEqual(
    graph.nodes.map(
      (node) => knownView(node, problems, connected) ?? streamletView(node, problems, connected),
    ),
    before.streamlets,
    (view) => view.name,
  );
  const topics = keepEqual(
    graph.topics.map((topic, index) => topicView(topic, problems, before.topics[index])),
    before.topics,
    (view) => view.id,
  );
  const wires = keepEqual(graph.edges.map(wireView), before.wires, (view) => view.id);
  const isSame = streamlets === before.streamlets && topics === before.topics && wires === before.wires;
  return isSame ? before : { streamlets, topics, wires };
}

function connectedPortsOf(edges: BlueprintGraph["edges"]): ReadonlySet<string> {
  const known = connectedPorts.get(edges);
  if (known !== undefined) return known;
  const connected = new Set(edges.map((edge) => portText(edge.port)));
  connectedPorts.set(edges, connected);
  return connected;
}

/** The view of a node without problems then and now, whose ports are connected as they were. */
function knownView(
  node: GraphNode,
  problems: ProblemIndex,
  connected: ReadonlySet<string>,
): StreamletView | undefined {
  const view = streamletViews.get(node);
  if (view === undefined || view.problems > 0) return undefined;
  const isSame = (port: PortView) => {
    const end = { streamlet: node.name, port: port.name };
    const isFree = problems.size === 0 || !problems.has(elementKey.port(end));
    return isFree && connected.has(portText(end)) === port.connected;
  };
  if (problems.size > 0 && problems.has(elementKey.streamlet(node.name))) return undefined;
  return view.inlets.every(isSame) && view.outlets.every(isSame) ? view : undefined;
}

function topicView(
  { id, managed }: GraphTopic,
  problems: ProblemIndex,
  beside: TopicView | undefined,
): TopicView {
  const own = problems.size === 0 ? undefined : problems.get(elementKey.topic(id));
  const severity = own && worstSeverity(own);
  const isSame = beside?.id === id && beside.managed === managed && beside.severity === severity;
  return isSame ? beside : { kind: "topic", id, managed, severity };
}

function wireView(edge: GraphEdge): WireView {
  const known = wireViews.get(edge);
  if (known !== undefined) return known;
  const view = {
    id: edge.id,
    topic: edge.topic,
    streamlet: edge.port.streamlet,
    port: edge.port.port,
    direction: edge.direction,
    severity: edge.severity,
  };
  wireViews.set(edge, view);
  return view;
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
  const view: StreamletView = {
    kind: "streamlet",
    name: node.name,
    className: node.className,
    runtime: node.descriptor?.runtime,
    inlets: node.inlets.map((name) => portView(name, node.descriptor?.inlets)),
    outlets: node.outlets.map((name) => portView(name, node.descriptor?.outlets)),
    severity: worstSeverity([...all]),
    problems: all.size,
  };
  streamletViews.set(node, view);
  return view;
}

function keepEqual<View>(
  now: readonly View[],
  before: readonly View[],
  keyOf: (view: View) => string,
): readonly View[] {
  let byKey: ReadonlyMap<string, View> | undefined;
  const kept = now.map((view, index) => {
    const beside = before[index];
    if (beside !== undefined && isEqual(beside, view)) return beside;
    byKey ??= new Map(before.map((one) => [keyOf(one), one]));
    const old = byKey.get(keyOf(view));
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
