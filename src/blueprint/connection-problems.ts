/** Ports on no topic, and ports on more than one. */
import type { Blueprint } from "./blueprint.ts";
import { type BoundPort, portNumber } from "./bound-port.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import type { PortDescriptor } from "./descriptor.ts";
import type { InstanceReading, KnownInstance } from "./instances.ts";
import { type BlueprintElement, type BlueprintProblem, errorOf, type ProblemPlace } from "./problem.ts";
import type { TopicReading } from "./verify-topic.ts";

interface FreePort {
  readonly known: KnownInstance;
  readonly port: PortDescriptor;
}

/** At most one problem for all outlets and one for all inlets, as in Cloudflow. */
export function unconnectedProblems(
  blueprint: Blueprint,
  instances: InstanceReading,
  topics: readonly TopicReading[],
  catalog: DescriptorCatalog,
): readonly BlueprintProblem[] {
  const connected = new Uint8Array(instances.portNumbers);
  for (const { ports } of topics) for (const bound of ports) connected[portNumber(bound)] = 1;
  const free = (kind: "inlets" | "outlets"): readonly FreePort[] => {
    const ports: FreePort[] = [];
    for (const known of instances.known.values()) {
      for (const port of known.descriptor[kind]) {
        const index = catalog.portOf(known.descriptor, port.name)?.index ?? 0;
        if (connected[known.firstPort + index] === 0) ports.push({ known, port });
      }
    }
    return ports;
  };
  const outlets = free("outlets");
  const inlets = free("inlets");
  return [
    ...(outlets.length === 0
      ? []
      : [
          errorOf(
            { code: "UnconnectedOutlets", unconnectedOutlets: outlets.map(unconnectedPort) },
            placeOf(outlets, blueprint.file),
          ),
        ]),
    ...(inlets.length === 0
      ? []
      : [
          errorOf(
            { code: "UnconnectedInlets", unconnectedInlets: inlets.map(unconnectedPort) },
            placeOf(inlets, blueprint.file),
          ),
        ]),
  ];
}

function unconnectedPort({ known, port }: FreePort) {
  return { streamletRef: known.instance.name, port: port.name };
}

function placeOf(ports: readonly FreePort[], file: string): ProblemPlace {
  const ranges = [...new Set(ports.map(({ known }) => known.instance.nameRange))];
  return {
    file,
    range: ranges[0],
    related: ranges.slice(1).map((range) => ({ file, range })),
    elements: ports.map(({ known, port }) => ({
      kind: "port",
      streamlet: known.instance.name,
      port: port.name,
    })),
  };
}

/** Sorted by path, as in Cloudflow. A port that a topic names twice is on that topic once. */
export function manyTopicsProblems(
  file: string,
  instances: InstanceReading,
  topics: readonly TopicReading[],
): readonly BlueprintProblem[] {
  /** By port number: 1 and up for the first topic that the port is on. */
  const firstTopic = new Uint32Array(instances.portNumbers);
  const repeated = new Set<string>();
  topics.forEach(({ ports }, index) => {
    for (const bound of ports) {
      const number = portNumber(bound);
      const first = firstTopic[number];
      if (first === 0) firstTopic[number] = index + 1;
      else if (first !== index + 1) repeated.add(bound.text);
    }
  });
  return repeated.size === 0 ? [] : describeRepeated(file, topics, repeated);
}

function describeRepeated(
  file: string,
  topics: readonly TopicReading[],
  repeated: ReadonlySet<string>,
): readonly BlueprintProblem[] {
  const byPort = new Map<string, Map<string, BoundPort>>();
  for (const { topic, ports } of topics) {
    for (const bound of ports) {
      if (!repeated.has(bound.text)) continue;
      const bindings = byPort.get(bound.text) ?? new Map<string, BoundPort>();
      if (!bindings.has(topic.id)) bindings.set(topic.id, bound);
      byPort.set(bound.text, bindings);
    }
  }
  return [...byPort]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bindings]) => {
      const bound = [...bindings.values()];
      const ranges = bound.map(({ reference }) => ({ file, range: reference.range }));
      const elements: BlueprintElement[] = bound
        .slice(0, 1)
        .map((one) => ({ kind: "port", streamlet: one.path.streamlet, port: one.path.port }));
      for (const topic of bindings.keys()) elements.push({ kind: "topic", topic });
      // The second binding is the one too many.
      return errorOf(
        { code: "PortBoundToManyTopics", path, topics: [...bindings.keys()] },
        { file, range: ranges[1]?.range, related: ranges.filter((_, index) => index !== 1), elements },
      );
    });
}
