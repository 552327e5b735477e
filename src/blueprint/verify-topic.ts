/** Verification of one topic: its name, its cluster, and the ports on it. */
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
  const topicElement = { kind: "topic", topic: topic.id } as const;
  const onTopic = { file, range: topic.idRange, elements: [topicElement] };
  const producers = readList(topic.producers, topic, file, instances, catalog);
  const consumers = readList(topic.consumers, topic, file, instances, catalog);
  const ports = [...producers.ports, ...consumers.ports];

  const wrongWay = (list: ListReading, code: "InvalidProducerPortPath" | "InvalidConsumerPortPath") =>
    list.ports
      .filter(({ port }) => port.isOutlet === (code === "InvalidConsumerPortPath"))
      .map(({ path, text, reference }) =>
        errorOf(
          { code, topic: topic.topicName, path: text },
          { file, range: reference.range, elements: [{ kind: "port", ...path }, topicElement] },
        ),
      );

  const problems = [
    ...(isTopicName(topic.topicName)
      ? []
      : [errorOf({ code: "InvalidTopicName", topicName: topic.topicName }, onTopic)]),
    ...producers.malformed,
    ...consumers.malformed,
    ...producers.unknown,
    ...consumers.unknown,
    ...wrongWay(producers, "InvalidProducerPortPath"),
    ...wrongWay(consumers, "InvalidConsumerPortPath"),
    ...(topic.cluster === undefined || isDnsLabel(topic.cluster)
      ? []
      : [errorOf({ code: "InvalidKafkaClusterName", name: topic.cluster }, onTopic)]),
    ...incompatibleSchemaProblems(topic.id, file, ports, catalog),
  ];
  return { topic, ports, problems };
}

interface ListReading {
  /** Empty where the list has an unknown path: Cloudflow then leaves the whole list out. */
  readonly ports: readonly BoundPort[];
  readonly malformed: readonly BlueprintProblem[];
  readonly unknown: readonly BlueprintProblem[];
}

function readList(
  references: readonly PortReference[],
  topic: Topic,
  file: string,
  instances: InstanceReading,
  catalog: DescriptorCatalog,
): ListReading {
  const ports: BoundPort[] = [];
  const malformed: BlueprintProblem[] = [];
  const unknown: BlueprintProblem[] = [];
  for (const reference of references) {
    const { path, range } = reference;
    const place = { file, range, elements: [{ kind: "topic", topic: topic.id }] } as const;
    if (path === undefined) {
      const details = ["A port path is <streamlet>.<port>, like generator.out."];
      malformed.push(errorOf({ code: "InvalidPortPath", path: reference.text }, { ...place, details }));
      continue;
    }
    const instance = instances.known.get(path.streamlet);
    const port = instance && catalog.portOf(instance.descriptor, path.port);
    // The text as written, where it is in normal form, saves making and hashing another one.
    const isNormal = reference.text.length === path.streamlet.length + path.port.length + 1;
    const text = isNormal ? reference.text : portPathText(path);
    if (port === undefined) {
      const details = unknownPathDetails(path, instances);
      unknown.push(errorOf({ code: "PortPathNotFound", path: text, suggestions: [] }, { ...place, details }));
    } else {
      ports.push({ path, text, port, reference });
    }
  }
  return { ports: unknown.length > 0 ? [] : ports, malformed, unknown };
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
