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
  const ports: BoundPort[] = [];
  const producers = bindAll(topic.producers, instances, catalog, ports);
  const produced = ports.length;
  const consumers = bindAll(topic.consumers, instances, catalog, ports);

  const problems: BlueprintProblem[] = [];
  const place = (range: TextRange) => ({
    file,
    range,
    elements: [{ kind: "topic", topic: topic.id }] as const,
  });
  if (!isTopicName(topic.topicName)) {
    problems.push(errorOf({ code: "InvalidTopicName", topicName: topic.topicName }, place(topic.idRange)));
  }
  if (producers !== allBound || consumers !== allBound) {
    const details = ["A port path is <streamlet>.<port>, like generator.out."];
    for (const { text, range } of [...producers.malformed, ...consumers.malformed]) {
      problems.push(errorOf({ code: "InvalidPortPath", path: text }, { ...place(range), details }));
    }
    for (const { path, range } of [...producers.unknown, ...consumers.unknown]) {
      const problem = { code: "PortPathNotFound", path: portPathText(path), suggestions: [] } as const;
      problems.push(errorOf(problem, { ...place(range), details: unknownPathDetails(path, instances) }));
    }
  }
  ports.forEach(({ path, text, port, reference }, index) => {
    if (port.isOutlet === index < produced) return;
    const code = port.isOutlet ? "InvalidConsumerPortPath" : "InvalidProducerPortPath";
    const elements = [{ kind: "port", ...path } as const, { kind: "topic", topic: topic.id } as const];
    problems.push(
      errorOf({ code, topic: topic.topicName, path: text }, { file, range: reference.range, elements }),
    );
  });
  if (topic.cluster !== undefined && !isDnsLabel(topic.cluster)) {
    problems.push(errorOf({ code: "InvalidKafkaClusterName", name: topic.cluster }, place(topic.idRange)));
  }
  problems.push(...incompatibleSchemaProblems(topic.id, file, ports, catalog));
  return { topic, ports, problems };
}

/** The references of a list that lead to no port. */
interface Unbound {
  readonly malformed: readonly PortReference[];
  readonly unknown: readonly (PortReference & { readonly path: PortPath })[];
}

const allBound: Unbound = { malformed: [], unknown: [] };

/**
 * Adds the ports of a list to `ports`, none of them where the list has an unknown path: Cloudflow then leaves the
 * whole list out.
 */
function bindAll(
  references: readonly PortReference[],
  instances: InstanceReading,
  catalog: DescriptorCatalog,
  ports: BoundPort[],
): Unbound {
  const before = ports.length;
  let isBound = true;
  for (const reference of references) {
    const bound = bind(reference, instances, catalog);
    if (bound === undefined) isBound = false;
    else ports.push(bound);
  }
  if (isBound) return allBound;
  const unknown = references.flatMap((reference) => {
    const { path } = reference;
    return path === undefined || bind(reference, instances, catalog) !== undefined
      ? []
      : [{ ...reference, path }];
  });
  if (unknown.length > 0) ports.length = before;
  return { malformed: references.filter(({ path }) => path === undefined), unknown };
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
