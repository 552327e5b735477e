/** What a canvas draws of a blueprint; tolerant of problems. */
import type { Blueprint, PortReference } from "./blueprint.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import type { StreamletDescriptor } from "./descriptor.ts";
import { bindingPrefix, createMarks, type EdgeMarks, type TopicMarks } from "./graph-marks.ts";
import { type PortPath, portPathText } from "./port-path.ts";
import type { BlueprintProblem, ProblemSeverity } from "./problem.ts";
import { Reuse } from "./reuse.ts";

export interface GraphNode {
  readonly name: string;
  readonly className: string;
  readonly descriptor?: StreamletDescriptor;
  /** Those of the class, then those that only the blueprint mentions. */
  readonly inlets: readonly string[];
  readonly outlets: readonly string[];
}

export interface GraphTopic {
  readonly id: string;
  readonly managed: boolean;
}

/** Producer port → topic, or topic → consumer port. */
export interface GraphEdge {
  readonly id: string;
  readonly topic: string;
  readonly port: PortPath;
  readonly direction: "produce" | "consume";
  readonly severity?: ProblemSeverity;
  readonly messages: readonly string[];
}

export interface BlueprintGraph {
  readonly nodes: readonly GraphNode[];
  readonly topics: readonly GraphTopic[];
  readonly edges: readonly GraphEdge[];
}

const empty: BlueprintGraph = { nodes: [], topics: [], edges: [] };

/**
 * The graph of a blueprint.
 * @param earlier a graph whose objects are used again wherever they say the same, and which is itself the answer when
 * all do. Most keystrokes change little of what is drawn, and views then have little to do.
 */
export function graphOf(
  blueprint: Blueprint,
  catalog: DescriptorCatalog,
  problems: readonly BlueprintProblem[],
  earlier: BlueprintGraph = empty,
): BlueprintGraph {
  const marks = createMarks(problems);
  const { known, mentioned } = portsOf(blueprint, catalog);
  const edges = new Reuse(earlier.edges, (edge) => edge.id);
  for (const topic of blueprint.topics) {
    const topicMarks = marks.ofTopic(topic.id);
    addEdges(topic.id, topic.producers, "produce", known, topicMarks, edges);
    addEdges(topic.id, topic.consumers, "consume", known, topicMarks, edges);
  }
  const nodes = new Reuse(earlier.nodes, (node) => node.name);
  for (const { name, className } of blueprint.streamlets) {
    const ports = known.get(name);
    if (ports !== undefined) addNode(name, className, ports, mentioned.get(name), nodes);
  }
  const topics = new Reuse(earlier.topics, (topic) => topic.id);
  for (const { id, managed } of blueprint.topics) {
    const next = topics.next();
    const drawn = next?.id === id ? next : topics.find(id);
    topics.add(drawn?.managed === managed ? drawn : { id, managed }, drawn !== undefined);
  }
  const graph = { nodes: nodes.list(), topics: topics.list(), edges: edges.list() };
  const isSame =
    graph.nodes === earlier.nodes && graph.topics === earlier.topics && graph.edges === earlier.edges;
  return isSame ? earlier : graph;
}

interface ClassPorts {
  readonly descriptor: StreamletDescriptor | undefined;
  readonly inlets: readonly string[];
  readonly outlets: readonly string[];
  readonly names: ReadonlySet<string>;
}

function classPorts(descriptor: StreamletDescriptor | undefined): ClassPorts {
  const inlets = descriptor?.inlets.map((port) => port.name) ?? [];
  const outlets = descriptor?.outlets.map((port) => port.name) ?? [];
  return { descriptor, inlets, outlets, names: new Set([...inlets, ...outlets]) };
}

/** Ports that only the blueprint mentions, on the side on which it uses them, so that their wires show. */
interface Mentioned {
  readonly inlets: Set<string>;
  readonly outlets: Set<string>;
}

interface Ports {
  /** The ports of each instance's class. */
  readonly known: ReadonlyMap<string, ClassPorts>;
  readonly mentioned: ReadonlyMap<string, Mentioned>;
}

function portsOf(blueprint: Blueprint, catalog: DescriptorCatalog): Ports {
  const byClass = new Map<string, ClassPorts>();
  const known = new Map<string, ClassPorts>();
  for (const { name, className } of blueprint.streamlets) {
    let ports = byClass.get(className);
    if (ports === undefined) {
      ports = classPorts(catalog.find(className));
      byClass.set(className, ports);
    }
    known.set(name, ports);
  }
  const mentioned = new Map<string, Mentioned>();
  const mention = (references: readonly PortReference[], side: keyof Mentioned) => {
    for (const { path } of references) {
      const ports = path && known.get(path.streamlet);
      if (path === undefined || ports === undefined || ports.names.has(path.port)) continue;
      const sides = mentioned.get(path.streamlet) ?? { inlets: new Set(), outlets: new Set() };
      sides[side].add(path.port);
      mentioned.set(path.streamlet, sides);
    }
  };
  for (const topic of blueprint.topics) {
    mention(topic.producers, "outlets");
    mention(topic.consumers, "inlets");
  }
  return { known, mentioned };
}

function addNode(
  name: string,
  className: string,
  ports: ClassPorts,
  mentioned: Mentioned | undefined,
  nodes: Reuse<GraphNode>,
): void {
  const { descriptor } = ports;
  // Nodes share the lists of their class as long as they have no other ports.
  const inlets = mentioned === undefined ? ports.inlets : [...ports.inlets, ...mentioned.inlets];
  const outlets = mentioned === undefined ? ports.outlets : [...ports.outlets, ...mentioned.outlets];
  const next = nodes.next();
  const drawn = next?.name === name ? next : nodes.find(name);
  const isSame =
    drawn !== undefined &&
    drawn.className === className &&
    drawn.descriptor === descriptor &&
    sameTexts(drawn.inlets, inlets) &&
    sameTexts(drawn.outlets, outlets);
  if (isSame) nodes.add(drawn, true);
  else {
    const node = { name, className, inlets, outlets };
    nodes.add(descriptor === undefined ? node : { ...node, descriptor }, drawn !== undefined);
  }
}

/** Longer lists are searched through a set. */
const mostCompared = 8;

function addEdges(
  topic: string,
  references: readonly PortReference[],
  direction: GraphEdge["direction"],
  known: ReadonlyMap<string, ClassPorts>,
  marks: TopicMarks | undefined,
  edges: Reuse<GraphEdge>,
): void {
  const seen = references.length > mostCompared ? new Set<string>() : undefined;
  for (let index = 0; index < references.length; index++) {
    const { path, range } = references[index] as PortReference;
    if (path === undefined || !known.has(path.streamlet)) continue;
    if (seen?.has(portPathText(path)) ?? isRepeated(references, index, path)) continue;
    seen?.add(portPathText(path));
    addEdge(topic, direction, path, marks === undefined ? unmarked : marks(path, range.start), edges);
  }
}

function isRepeated(references: readonly PortReference[], index: number, path: PortPath): boolean {
  for (let before = 0; before < index; before++) if (samePath(references[before]?.path, path)) return true;
  return false;
}

function samePath(a: PortPath | undefined, b: PortPath): boolean {
  return a !== undefined && a.port === b.port && a.streamlet === b.streamlet;
}

const unmarked: EdgeMarks = { messages: [] };

function addEdge(
  topic: string,
  direction: GraphEdge["direction"],
  port: PortPath,
  marks: EdgeMarks,
  edges: Reuse<GraphEdge>,
): void {
  const next = edges.next();
  const isNext = next?.topic === topic && next.direction === direction && samePath(next.port, port);
  const id = isNext ? next.id : `${direction} ${bindingPrefix(topic)}${portPathText(port)}`;
  const drawn = isNext ? next : edges.find(id);
  const isSame =
    drawn !== undefined && drawn.severity === marks.severity && sameTexts(drawn.messages, marks.messages);
  edges.add(isSame ? drawn : { id, topic, port, direction, ...marks }, drawn !== undefined);
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, index) => text === b[index]));
}
