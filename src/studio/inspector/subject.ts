import type { BlueprintElement, BlueprintGraph, GraphNode, PortPath } from "../../blueprint/index.ts";

/** An outlet (or whatever stands among the producers) and an inlet on one topic. */
export interface PortPair {
  readonly producer: PortPath;
  readonly consumer: PortPath;
}

/** What the inspector shows. */
export type Subject =
  | { readonly kind: "application" }
  | { readonly kind: "several"; readonly count: number }
  | { readonly kind: "streamlet"; readonly node: GraphNode; readonly port: string | undefined }
  | { readonly kind: "topic"; readonly topic: string }
  | { readonly kind: "class"; readonly className: string }
  | { readonly kind: "connection"; readonly topic: string; readonly pairs: readonly PortPair[] };

/** The subject of a selection. What the graph no longer has is as good as not selected. */
export function subjectOf(
  graph: BlueprintGraph,
  elements: readonly BlueprintElement[],
  wires: readonly string[],
): Subject {
  const count = elements.length + wires.length;
  const compared = wires.length === 0 ? comparedPorts(graph, elements) : undefined;
  if (compared !== undefined) return compared;
  if (count > 1) return { kind: "several", count };
  const [element] = elements;
  if (element !== undefined) return subjectOfElement(graph, element);
  const edge = graph.edges.find((one) => one.id === wires[0]);
  if (edge === undefined) return { kind: "application" };
  const others = graph.edges.filter((one) => one.topic === edge.topic && one.direction !== edge.direction);
  const pairs = others.map(({ port }) =>
    edge.direction === "produce"
      ? { producer: edge.port, consumer: port }
      : { producer: port, consumer: edge.port },
  );
  return { kind: "connection", topic: edge.topic, pairs };
}

/** Two ports and what joins them, which is how a problem of their schemas names its elements. */
function comparedPorts(graph: BlueprintGraph, elements: readonly BlueprintElement[]): Subject | undefined {
  if (elements.length !== 3) return undefined;
  const [producer, consumer] = elements.flatMap((one) =>
    one.kind === "port" ? [{ streamlet: one.streamlet, port: one.port }] : [],
  );
  const place = elements.find((one) => one.kind === "topic" || one.kind === "connection");
  if (producer === undefined || consumer === undefined || place === undefined) return undefined;
  const ends = graph.edges.filter((edge) => edge.topic === place.topic).map((edge) => edge.port);
  const isThere = (port: PortPath) =>
    ends.some((end) => end.streamlet === port.streamlet && end.port === port.port);
  if (!isThere(producer) || !isThere(consumer)) return undefined;
  return { kind: "connection", topic: place.topic, pairs: [{ producer, consumer }] };
}

function subjectOfElement(graph: BlueprintGraph, element: BlueprintElement): Subject {
  switch (element.kind) {
    case "streamlet":
    case "port": {
      const node = graph.nodes.find((one) => one.name === element.streamlet);
      if (node === undefined) return { kind: "application" };
      return { kind: "streamlet", node, port: element.kind === "port" ? element.port : undefined };
    }
    case "topic": {
      const isKnown = graph.topics.some((one) => one.id === element.topic);
      return isKnown ? { kind: "topic", topic: element.topic } : { kind: "application" };
    }
    case "connection": {
      const { topic, producer, consumer } = element;
      return { kind: "connection", topic, pairs: [{ producer, consumer }] };
    }
    case "class":
      return { kind: "class", className: element.className };
  }
}
