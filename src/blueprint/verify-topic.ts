/** Verification of one topic: its name, its cluster, and the ports on it. */
import type { TextRange } from "../hocon/index.ts";
import type { PortReference, Topic } from "./blueprint.ts";
import type { BoundPort } from "./bound-port.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import { incompatibleSchemaProblems } from "./incompatible-schema.ts";
import type { InstanceReading } from "./instances.ts";
import { isDnsLabel, isTopicName } from "./names.ts";
import { nearest } from "./nearest.ts";
import { type PortPath, portPathText } from "./port-path.ts";
import { type BlueprintProblem, errorOf } from "./problem.ts";

export interface TopicReading {
  readonly topic: Topic;
  /** Ports of the lists without unknown paths: producers, then consumers. Ports may repeat. */
  readonly ports: readonly BoundPort[];
  readonly problems: readonly BlueprintProblem[];
}

export function verifyTopic(
  topic: Topic,
  file: string,
  instances: InstanceReading,
  catalog: DescriptorCatalog,
): TopicReading {
  const producers = bindAll(topic.producers, instances, catalog);
  const consumers = bindAll(topic.consumers, instances, catalog);
  const ports = joined(producers.ports, consumers.ports);
  const areSidesRight =
    producers.ports.every(({ port }) => port.isOutlet) && consumers.ports.every(({ port }) => !port.isOutlet);
  const isGood =
    areSidesRight &&
    producers.isBound &&
    consumers.isBound &&
    isTopicName(topic.topicName) &&
    (topic.cluster === undefined || isDnsLabel(topic.cluster));
  const misfits = incompatibleSchemaProblems(topic.id, file, ports, catalog);
  if (isGood) return { topic, ports, problems: misfits };
  const own = topicProblems(topic, file, instances, producers, consumers);
  return { topic, ports, problems: [...own, ...misfits] };
}

/** Of two lists that are not changed any more. */
function joined(a: readonly BoundPort[], b: readonly BoundPort[]): readonly BoundPort[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : a.concat(b);
}

function topicProblems(
  topic: Topic,
  file: string,
  instances: InstanceReading,
  producers: BoundList,
  consumers: BoundList,
): readonly BlueprintProblem[] {
  const problems: BlueprintProblem[] = [];
  const element = { kind: "topic", topic: topic.id } as const;
  const place = (range: TextRange) => ({ file, range, elements: [element] });
  if (!isTopicName(topic.topicName)) {
    problems.push(errorOf({ code: "InvalidTopicName", topicName: topic.topicName }, place(topic.idRange)));
  }
  const details = ["A port path is <streamlet>.<port>, like generator.out."];
  for (const { text, range } of [...malformed(topic.producers), ...malformed(topic.consumers)]) {
    problems.push(errorOf({ code: "InvalidPortPath", path: text }, { ...place(range), details }));
  }
  for (const { path, range } of [...producers.unknown, ...consumers.unknown]) {
    const problem = { code: "PortPathNotFound", path: portPathText(path), suggestions: [] } as const;
    problems.push(errorOf(problem, { ...place(range), details: unknownPathDetails(path, instances) }));
  }
  const wrongSide = (
    code: "InvalidProducerPortPath" | "InvalidConsumerPortPath",
    { path, text, reference }: BoundPort,
  ) =>
    errorOf(
      { code, topic: topic.topicName, path: text },
      { file, range: reference.range, elements: [{ kind: "port", ...path }, element] },
    );
  for (const bound of producers.ports) {
    if (!bound.port.isOutlet) problems.push(wrongSide("InvalidProducerPortPath", bound));
  }
  for (const bound of consumers.ports) {
    if (bound.port.isOutlet) problems.push(wrongSide("InvalidConsumerPortPath", bound));
  }
  if (topic.cluster !== undefined && !isDnsLabel(topic.cluster)) {
    problems.push(errorOf({ code: "InvalidKafkaClusterName", name: topic.cluster }, place(topic.idRange)));
  }
  return problems;
}

function malformed(references: readonly PortReference[]): readonly PortReference[] {
  return references.filter(({ path }) => path === undefined);
}

/** The ports of a list: none where it has an unknown path, since Cloudflow then leaves the whole list out. */
interface BoundList {
  readonly ports: readonly BoundPort[];
  /** Whether every reference leads to a port. */
  readonly isBound: boolean;
  readonly unknown: readonly (PortReference & { readonly path: PortPath })[];
}

const noPorts: BoundList = { ports: [], isBound: true, unknown: [] };

function bindAll(
  references: readonly PortReference[],
  instances: InstanceReading,
  catalog: DescriptorCatalog,
): BoundList {
  if (references.length === 0) return noPorts;
  const bound = references.map((reference) => bind(reference, instances, catalog));
  const ports = bound.includes(undefined)
    ? bound.filter((port) => port !== undefined)
    : (bound as BoundPort[]);
  if (ports === bound) return { ports, isBound: true, unknown: [] };
  const unknown = references.flatMap((reference, index) => {
    const { path } = reference;
    return path === undefined || bound[index] !== undefined ? [] : [{ ...reference, path }];
  });
  return { ports: unknown.length > 0 ? [] : ports, isBound: false, unknown };
}

function bind(
  reference: PortReference,
  instances: InstanceReading,
  catalog: DescriptorCatalog,
): BoundPort | undefined {
  const { path } = reference;
  if (path === undefined) return undefined;
  const streamlet = instances.known.get(path.streamlet);
  if (streamlet === undefined) return undefined;
  const port = catalog.portOf(streamlet.descriptor, path.port);
  if (port === undefined) return undefined;
  // The text as written, where it is in normal form, saves making and hashing another one.
  const isNormal = reference.text.length === path.streamlet.length + path.port.length + 1;
  return { path, text: isNormal ? reference.text : portPathText(path), port, reference, streamlet };
}

function unknownPathDetails(path: PortPath, instances: InstanceReading): readonly string[] {
  const meant = nearestPath(path, instances);
  const instance = instances.known.get(path.streamlet);
  if (instance === undefined) {
    const known = meant === undefined ? "" : ` Did you mean ${portPathText(meant)}?`;
    return [`No streamlet named ${path.streamlet} with a known class is declared.${known}`];
  }
  const { inlets, outlets, className } = instance.descriptor;
  const names = [...outlets, ...inlets].map((port) => port.name);
  const known =
    meant === undefined ? `Its ports are ${names.join(", ")}.` : `Did you mean ${portPathText(meant)}?`;
  return [`${className} has no port named ${path.port}. ${known}`];
}

/** The existing port path that a mistyped one most likely stands for. */
export function nearestPath(path: PortPath, instances: InstanceReading): PortPath | undefined {
  const streamlet = instances.known.has(path.streamlet)
    ? path.streamlet
    : nearest(path.streamlet, instances.known.keys());
  const instance = streamlet === undefined ? undefined : instances.known.get(streamlet);
  if (streamlet === undefined || instance === undefined) return undefined;
  const names = [...instance.descriptor.outlets, ...instance.descriptor.inlets].map((port) => port.name);
  const port = names.includes(path.port) ? path.port : nearest(path.port, names);
  return port === undefined ? undefined : { streamlet, port };
}
