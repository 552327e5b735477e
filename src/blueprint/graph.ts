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
  const mentioned = mentionedPorts(blueprint);
  const names = new Set(blueprint.streamlets.map((instance) => instance.name));
  return {
    nodes: blueprint.streamlets.map(({ name, className }) => {
      const descriptor = catalog.find(className);
      const ports = mentioned.get(name);
      return {
        name,
        className,
        ...(descriptor === undefined ? {} : { descriptor }),
        ...portNames(descriptor, ports),
      };
    }),
    topics: blueprint.topics.map(({ id, managed }) => ({ id, managed })),
    edges: blueprint.topics.flatMap((topic) => [
      ...edgesOf(topic.id, topic.producers, "produce", names, marks),
      ...edgesOf(topic.id, topic.consumers, "consume", names, marks),
    ]),
  };
}

interface MentionedPorts {
  readonly produced: Set<string>;
  readonly consumed: Set<string>;
}

function mentionedPorts(blueprint: Blueprint): ReadonlyMap<string, MentionedPorts> {
  const byStreamlet = new Map<string, MentionedPorts>();
  const at = (name: string) => {
    let entry = byStreamlet.get(name);
    if (entry === undefined) {
      entry = { produced: new Set(), consumed: new Set() };
      byStreamlet.set(name, entry);
    }
    return entry;
  };
  for (const topic of blueprint.topics) {
    for (const { path } of topic.producers) if (path) at(path.streamlet).produced.add(path.port);
    for (const { path } of topic.consumers) if (path) at(path.streamlet).consumed.add(path.port);
  }
  return byStreamlet;
}

/** A port that the class does not have is drawn on the side on which the blueprint uses it, so that its wire shows. */
function portNames(
  descriptor: StreamletDescriptor | undefined,
  mentioned: MentionedPorts | undefined,
): { readonly inlets: readonly string[]; readonly outlets: readonly string[] } {
  const inlets = descriptor?.inlets.map((port) => port.name) ?? [];
  const outlets = descriptor?.outlets.map((port) => port.name) ?? [];
  const known = new Set([...inlets, ...outlets]);
  return {
    inlets: [...inlets, ...[...(mentioned?.consumed ?? [])].filter((port) => !known.has(port))],
    outlets: [...outlets, ...[...(mentioned?.produced ?? [])].filter((port) => !known.has(port))],
  };
}

function edgesOf(
  topic: string,
  references: readonly PortReference[],
  direction: "produce" | "consume",
  names: ReadonlySet<string>,
  marks: Marks,
): readonly GraphEdge[] {
  const seen = new Set<string>();
  return references.flatMap(({ path, range }) => {
    if (path === undefined || !names.has(path.streamlet)) return [];
    const id = `${direction} ${bindingKey(topic, path)}`;
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ id, topic, port: path, direction, ...marks.of(topic, path, range.start) }];
  });
}

const unmarked = { messages: [] };

interface Marks {
  of(
    topic: string,
    port: PortPath,
    offset: number,
  ): { readonly severity?: ProblemSeverity; readonly messages: readonly string[] };
}

const rank: Readonly<Record<ProblemSeverity, number>> = { error: 2, warning: 1, hint: 0 };

/** The problems of an edge: those that name its topic with its port, and those that stand on its port path. */
function createMarks(problems: readonly BlueprintProblem[]): Marks {
  const byBinding = new Map<string, Set<BlueprintProblem>>();
  const byOffset = new Map<number, Set<BlueprintProblem>>();
  for (const problem of problems) {
    for (const key of bindingsOf(problem)) add(byBinding, key, problem);
    if (pathCodes.has(problem.code) && problem.range !== undefined) {
      add(byOffset, problem.range.start, problem);
    }
  }
  return {
    of(topic, port, offset) {
      const bound = byBinding.get(bindingKey(topic, port));
      const placed = byOffset.get(offset);
      if (bound === undefined && placed === undefined) return unmarked;
      const found = new Set([...(bound ?? []), ...(placed ?? [])]);
      let severity: ProblemSeverity | undefined;
      for (const problem of found) {
        if (severity === undefined || rank[problem.severity] > rank[severity]) severity = problem.severity;
      }
      const messages = [...found].flatMap((problem) => [problem.message, ...problem.details]);
      return severity === undefined ? { messages } : { severity, messages };
    },
  };
}

/** Problems whose range is one port path of a list. */
const pathCodes: ReadonlySet<string> = new Set([
  "PortPathNotFound",
  "InvalidProducerPortPath",
  "InvalidConsumerPortPath",
  "repeated-port",
]);

/** Different for different bindings, whatever characters the names hold: a port's name has no dot. */
function bindingKey(topic: string, port: PortPath): string {
  return `${topic.length} ${topic} ${portPathText(port)}`;
}

function bindingsOf(problem: BlueprintProblem): readonly string[] {
  const keys: string[] = [];
  for (const element of problem.elements) {
    if (element.kind === "connection") {
      keys.push(bindingKey(element.topic, element.producer), bindingKey(element.topic, element.consumer));
    }
  }
  const topics = problem.elements.flatMap((one) => (one.kind === "topic" ? [one.topic] : []));
  const ports = problem.elements.flatMap((one) => (one.kind === "port" ? [one] : []));
  for (const topic of topics) for (const port of ports) keys.push(bindingKey(topic, port));
  return keys;
}

function add<Key>(map: Map<Key, Set<BlueprintProblem>>, key: Key, problem: BlueprintProblem): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([problem]));
  else known.add(problem);
}
