import type { BlueprintElement } from "../../../blueprint/index.ts";

/** Ids of canvas nodes: streamlets and topics share one space of ids. */
export function streamletNodeId(name: string): string {
  return `streamlet ${name}`;
}
export function topicNodeId(id: string): string {
  return `topic ${id}`;
}

/** The element that a node id stands for. */
export function elementOfNode(
  id: string,
):
  | { readonly kind: "streamlet"; readonly streamlet: string }
  | { readonly kind: "topic"; readonly topic: string } {
  return id.startsWith("topic ")
    ? { kind: "topic", topic: id.slice("topic ".length) }
    : { kind: "streamlet", streamlet: id.slice("streamlet ".length) };
}

/** The nodes that an element touches. */
export function nodesOfElement(element: BlueprintElement): readonly string[] {
  switch (element.kind) {
    case "streamlet":
    case "port":
      return [streamletNodeId(element.streamlet)];
    case "topic":
      return [topicNodeId(element.topic)];
    case "connection":
      return [
        topicNodeId(element.topic),
        streamletNodeId(element.producer.streamlet),
        streamletNodeId(element.consumer.streamlet),
      ];
    case "class":
      return [];
  }
}
