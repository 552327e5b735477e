/** What the diagrams show of an application: names, never configuration. */
import type { Application } from "../../config/index.ts";

export interface FlowNode {
  /** Unique among streamlets and topics, and safe as an identifier: `s0`, `t3`. */
  readonly key: string;
  readonly label: string;
  /** Second line: class and runtime of a streamlet, or that a topic is not managed. */
  readonly detail: string;
  readonly kind: "akka" | "flink" | "spark" | "other" | "topic";
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** Name of the port at the streamlet's end. */
  readonly port: string;
}

export interface FlowGraph {
  readonly streamlets: readonly FlowNode[];
  readonly topics: readonly FlowNode[];
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
  return {
    streamlets: application.streamlets.map(({ name, descriptor }, index) => ({
      key: `s${index}`,
      label: name,
      detail: `${simpleName(descriptor.className)} · ${descriptor.runtime}`,
      kind: kindOf(descriptor.runtime),
    })),
    topics: application.topics.map(({ id, name, managed }, index) => ({
      key: `t${index}`,
      label: id,
      detail: [...(name === id ? [] : [name]), ...(managed ? [] : ["not managed"])].join(" · "),
      kind: "topic",
    })),
    edges: edges.flatMap(({ from, to, port }) =>
      from === undefined || to === undefined ? [] : [{ from, to, port }],
    ),
  };
}

function kindOf(runtime: string): FlowNode["kind"] {
  return runtime === "akka" || runtime === "flink" || runtime === "spark" ? runtime : "other";
}

function simpleName(className: string): string {
  return className.split(".").at(-1) ?? className;
}
