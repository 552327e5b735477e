import type { BlueprintGraph, GraphEdge, GraphNode, GraphTopic } from "../../blueprint/index.ts";

/**
 * The later graph, made of the objects of the earlier one wherever they say the same; the earlier graph itself when
 * all do. Most keystrokes change nothing that is drawn, and views then have nothing to do.
 */
export function steadyGraph(earlier: BlueprintGraph | undefined, later: BlueprintGraph): BlueprintGraph {
  if (earlier === undefined) return later;
  const nodes = steadyList(earlier.nodes, later.nodes, (node) => node.name, sameNode);
  const topics = steadyList(earlier.topics, later.topics, (topic) => topic.id, sameTopic);
  const edges = steadyList(earlier.edges, later.edges, (edge) => edge.id, sameEdge);
  const isSame = nodes === earlier.nodes && topics === earlier.topics && edges === earlier.edges;
  return isSame ? earlier : { nodes, topics, edges };
}

function steadyList<T>(
  earlier: readonly T[],
  later: readonly T[],
  keyOf: (element: T) => string,
  same: (a: T, b: T) => boolean,
): readonly T[] {
  const isSameAt = (element: T, index: number) => {
    const known = earlier[index];
    return known !== undefined && same(known, element);
  };
  if (earlier.length === later.length && later.every(isSameAt)) return earlier;
  const byKey = new Map(earlier.map((element) => [keyOf(element), element]));
  return later.map((element) => {
    const known = byKey.get(keyOf(element));
    return known !== undefined && same(known, element) ? known : element;
  });
}

function sameNode(a: GraphNode, b: GraphNode): boolean {
  return (
    a.name === b.name &&
    a.className === b.className &&
    a.descriptor === b.descriptor &&
    sameTexts(a.inlets, b.inlets) &&
    sameTexts(a.outlets, b.outlets)
  );
}

function sameTopic(a: GraphTopic, b: GraphTopic): boolean {
  return a.id === b.id && a.managed === b.managed;
}

/** The id tells topic, port and direction. */
function sameEdge(a: GraphEdge, b: GraphEdge): boolean {
  return a.id === b.id && a.severity === b.severity && sameTexts(a.messages, b.messages);
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
