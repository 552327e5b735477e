/** What a canvas draws of a blueprint; tolerant of problems. */
import type { Blueprint, PortReference } from "./blueprint.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import type { StreamletDescriptor } from "./descriptor.ts";
import type { PortPath } from "./port-path.ts";
import { portPathText } from "./port-path.ts";
import type { BlueprintProblem, ProblemSeverity } from "./problem.ts";

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

export function graphOf(
  blueprint: Blueprint,
  catalog: DescriptorCatalog,
  problems: readonly BlueprintProblem[],
): BlueprintGraph {
  const marks = createMarks(problems);
  const portsOfClass = new Map<string, ClassPorts>();
  const nodes = new Map<string, DrawnNode>();
  for (const { name, className } of blueprint.streamlets) {
    let known = portsOfClass.get(className);
    if (known === undefined) {
      known = classPorts(catalog.find(className));
      portsOfClass.set(className, known);
    }
    nodes.set(name, { className, known, consumed: undefined, produced: undefined });
  }
  const edges: GraphEdge[] = [];
  for (const topic of blueprint.topics) {
    const topicMarks = marks.ofTopic(topic.id);
    addEdges(topic.id, topic.producers, "produce", nodes, topicMarks, edges);
    addEdges(topic.id, topic.consumers, "consume", nodes, topicMarks, edges);
  }
  return {
    nodes: [...nodes].map(([name, node]) => graphNode(name, node)),
    topics: blueprint.topics.map(({ id, managed }) => ({ id, managed })),
    edges,
  };
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

/** A node with the ports that only the blueprint mentions, on the side on which it uses them, so that their wires show. */
interface DrawnNode {
  readonly className: string;
  readonly known: ClassPorts;
  consumed: Set<string> | undefined;
  produced: Set<string> | undefined;
}

function mention(node: DrawnNode, port: string, side: "consumed" | "produced"): void {
  if (node.known.names.has(port)) return;
  node[side] ??= new Set();
  node[side].add(port);
}

function graphNode(name: string, { className, known, consumed, produced }: DrawnNode): GraphNode {
  const inlets = withMentioned(known.inlets, consumed);
  const outlets = withMentioned(known.outlets, produced);
  const { descriptor } = known;
  return descriptor === undefined
    ? { name, className, inlets, outlets }
    : { name, className, descriptor, inlets, outlets };
}

/** Nodes share the lists of their class as long as they have no other ports. */
function withMentioned(
  ports: readonly string[],
  mentioned: ReadonlySet<string> | undefined,
): readonly string[] {
  return mentioned === undefined ? ports : [...ports, ...mentioned];
}

function addEdges(
  topic: string,
  references: readonly PortReference[],
  direction: "produce" | "consume",
  nodes: ReadonlyMap<string, DrawnNode>,
  marks: TopicMarks | undefined,
  edges: GraphEdge[],
): void {
  const prefix = `${direction} ${bindingPrefix(topic)}`;
  const seen = references.length > 1 ? new Set<string>() : undefined;
  for (const { path, range } of references) {
    const node = path && nodes.get(path.streamlet);
    if (path === undefined || node === undefined) continue;
    mention(node, path.port, direction === "produce" ? "produced" : "consumed");
    const id = prefix + portPathText(path);
    if (seen?.has(id)) continue;
    seen?.add(id);
    const edge = { id, topic, port: path, direction, messages: unmarked };
    edges.push(marks === undefined ? edge : { ...edge, ...marks(path, range.start) });
  }
}

const unmarked: readonly string[] = [];

type TopicMarks = (
  port: PortPath,
  offset: number,
) => { readonly severity?: ProblemSeverity; readonly messages: readonly string[] };

interface Marks {
  /** Undefined for a topic whose edges have no problems. */
  ofTopic(topic: string): TopicMarks | undefined;
}

const rank: Readonly<Record<ProblemSeverity, number>> = { error: 2, warning: 1, hint: 0 };

/** The problems of an edge: those that name its topic with its port, and those that stand on its port path. */
function createMarks(problems: readonly BlueprintProblem[]): Marks {
  const marked = new Set<string>();
  const byBinding = new Map<string, Set<BlueprintProblem>>();
  const byOffset = new Map<number, Set<BlueprintProblem>>();
  for (const problem of problems) {
    for (const [topic, port] of bindingsOf(problem)) {
      marked.add(topic);
      add(byBinding, bindingPrefix(topic) + portPathText(port), problem);
    }
    if (pathCodes.has(problem.code) && problem.range !== undefined) {
      for (const element of problem.elements) if (element.kind === "topic") marked.add(element.topic);
      add(byOffset, problem.range.start, problem);
    }
  }
  return {
    ofTopic(topic) {
      if (!marked.has(topic)) return undefined;
      return (port, offset) => {
        const bound = byBinding.get(bindingPrefix(topic) + portPathText(port)) ?? [];
        const found = new Set([...bound, ...(byOffset.get(offset) ?? [])]);
        let severity: ProblemSeverity | undefined;
        for (const problem of found) {
          if (severity === undefined || rank[problem.severity] > rank[severity]) severity = problem.severity;
        }
        const messages = [...found].flatMap((problem) => [problem.message, ...problem.details]);
        return severity === undefined ? { messages } : { severity, messages };
      };
    },
  };
}

/** Problems whose range is one port path of a list; their elements name the topic. */
const pathCodes: ReadonlySet<string> = new Set([
  "PortPathNotFound",
  "InvalidProducerPortPath",
  "InvalidConsumerPortPath",
  "repeated-port",
]);

/** Followed by a port path it is different for different bindings, whatever characters the names hold. */
function bindingPrefix(topic: string): string {
  return `${topic.length} ${topic} `;
}

function bindingsOf({ elements }: BlueprintProblem): readonly (readonly [string, PortPath])[] {
  const bindings: (readonly [string, PortPath])[] = [];
  for (const element of elements) {
    if (element.kind !== "connection") continue;
    bindings.push([element.topic, element.producer], [element.topic, element.consumer]);
  }
  const topics = elements.filter((one) => one.kind === "topic");
  if (topics.length === 0) return bindings;
  const ports = elements.filter((one) => one.kind === "port");
  for (const { topic } of topics) for (const port of ports) bindings.push([topic, port]);
  return bindings;
}

function add<Key>(map: Map<Key, Set<BlueprintProblem>>, key: Key, problem: BlueprintProblem): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([problem]));
  else known.add(problem);
}
