/** Ports on no topic, and ports on more than one. */
import type { Blueprint } from "./blueprint.ts";
import type { BoundPort } from "./bound-port.ts";
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
): readonly BlueprintProblem[] {
  const connected = connectedPorts(topics);
  const free = (kind: "inlets" | "outlets"): readonly FreePort[] => {
    const ports: FreePort[] = [];
    for (const known of instances.known.values()) {
      const ofInstance = connected.get(known.instance.name);
      for (const port of known.descriptor[kind]) if (!ofInstance?.has(port.name)) ports.push({ known, port });
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

/** Names of connected ports by streamlet. */
function connectedPorts(topics: readonly TopicReading[]): ReadonlyMap<string, ReadonlySet<string>> {
  const connected = new Map<string, Set<string>>();
  for (const topic of topics) {
    for (const { path } of topic.ports) {
      const known = connected.get(path.streamlet);
      if (known === undefined) connected.set(path.streamlet, new Set([path.port]));
      else known.add(path.port);
    }
  }
  return connected;
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
  topics: readonly TopicReading[],
): readonly BlueprintProblem[] {
  const firstTopic = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { topic, ports } of topics) {
    for (const { text } of ports) {
      const first = firstTopic.get(text);
      if (first === undefined) firstTopic.set(text, topic.id);
      else if (first !== topic.id) repeated.add(text);
    }
  }
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
