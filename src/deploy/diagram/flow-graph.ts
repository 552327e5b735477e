/** What the diagrams show of an application: names, never configuration. */
import type { PortDescriptor } from "../../blueprint/index.ts";
import type { Application, ApplicationStreamlet } from "../../config/index.ts";

interface NamedNode {
  /** Unique among streamlets and topics, and safe as an identifier: `s0`, `t3`. */
  readonly key: string;
  readonly label: string;
  /** Second line: class and runtime of a streamlet, or that a topic is not managed. */
  readonly detail: string;
}

export interface StreamletNode extends NamedNode {
  readonly kind: "akka" | "flink" | "spark" | "other";
  /** Last part of the class's name. */
  readonly className: string;
  readonly inlets: readonly FlowPort[];
  readonly outlets: readonly FlowPort[];
}

export interface TopicNode extends NamedNode {
  readonly kind: "topic";
  readonly managed: boolean;
}

export type FlowNode = StreamletNode | TopicNode;

export interface FlowPort {
  readonly name: string;
  /** Last part of the schema's name; undefined for a port that is wired but not declared. */
  readonly schema: string | undefined;
  readonly isConnected: boolean;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** Name of the port at the streamlet's end. */
  readonly port: string;
}

export interface FlowGraph {
  readonly streamlets: readonly StreamletNode[];
  readonly topics: readonly TopicNode[];
  readonly edges: readonly FlowEdge[];
}

export function flowGraph(application: Application): FlowGraph {
  const streamletKeys = new Map(application.streamlets.map(({ name }, index) => [name, `s${index}`]));
  const edges = application.topics.flatMap(({ producers, consumers }, index) => {
    const topic = `t${index}`;
    const keyOf = (streamlet: string) => streamletKeys.get(streamlet);
    return [
      ...producers.map(({ streamlet, port }) => ({ from: keyOf(streamlet), to: topic, port })),
      ...consumers.map(({ streamlet, port }) => ({ from: topic, to: keyOf(streamlet), port })),
    ];
  });
  const wired = edges.flatMap(({ from, to, port }) =>
    from === undefined || to === undefined ? [] : [{ from, to, port }],
  );
  const produced = portsByKey(wired.map(({ from, port }) => [from, port]));
  const consumed = portsByKey(wired.map(({ to, port }) => [to, port]));
  return {
    streamlets: application.streamlets.map((streamlet, index) =>
      streamletNode(streamlet, `s${index}`, consumed.get(`s${index}`), produced.get(`s${index}`)),
    ),
    topics: application.topics.map(({ id, name, managed }, index) => ({
      key: `t${index}`,
      label: id,
      detail: [...(name === id ? [] : [name]), ...(managed ? [] : ["not managed"])].join(" · "),
      kind: "topic",
      managed,
    })),
    edges: wired,
  };
}

function streamletNode(
  { name, descriptor }: ApplicationStreamlet,
  key: string,
  consumed: ReadonlySet<string> = new Set(),
  produced: ReadonlySet<string> = new Set(),
): StreamletNode {
  const { runtime } = descriptor;
  const className = simpleName(descriptor.className);
  return {
    key,
    label: name,
    detail: `${className} · ${runtime}`,
    kind: kindOf(runtime),
    className,
    inlets: flowPorts(descriptor.inlets, consumed),
    outlets: flowPorts(descriptor.outlets, produced),
  };
}

function kindOf(runtime: string): StreamletNode["kind"] {
  return runtime === "akka" || runtime === "flink" || runtime === "spark" ? runtime : "other";
}

/** The declared ports, and after them those that are wired all the same, in an application with errors. */
function flowPorts(declared: readonly PortDescriptor[], wired: ReadonlySet<string>): readonly FlowPort[] {
  const names = new Set(declared.map(({ name }) => name));
  return [
    ...declared.map(({ name, schema }) => ({
      name,
      schema: simpleName(schema.name),
      isConnected: wired.has(name),
    })),
    ...[...wired]
      .filter((name) => !names.has(name))
      .map((name) => ({ name, schema: undefined, isConnected: true })),
  ];
}

function portsByKey(
  ends: readonly (readonly [key: string, port: string])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const ports = new Map<string, Set<string>>();
  for (const [key, port] of ends) {
    const known = ports.get(key);
    if (known === undefined) ports.set(key, new Set([port]));
    else known.add(port);
  }
  return ports;
}

function simpleName(name: string): string {
  return name.split(".").at(-1) ?? name;
}
