import type { GraphNode } from "../../blueprint/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";
import { elementKey, problemIndex } from "../workspace/problemIndex.ts";

/** The problems of a streamlet, its class and its ports, each once. */
export function problemsOfStreamlet(analysis: Analysis, node: GraphNode): readonly ProjectProblem[] {
  const ports = [...node.inlets, ...node.outlets];
  return problemsAt(analysis, [
    elementKey.streamlet(node.name),
    elementKey.className(node.className),
    ...ports.map((port) => elementKey.port({ streamlet: node.name, port })),
    ...analysis.graph.edges
      .filter((edge) => edge.port.streamlet === node.name)
      .map((edge) => elementKey.wire(edge.topic, edge.port)),
  ]);
}

/** The problems of a topic and of the wires that meet there, each once. */
export function problemsOfTopic(analysis: Analysis, id: string): readonly ProjectProblem[] {
  const wires = analysis.graph.edges.filter((edge) => edge.topic === id);
  return problemsAt(analysis, [elementKey.topic(id), ...wires.map((edge) => elementKey.wire(id, edge.port))]);
}

/** The problems under any of the keys, each once. */
export function problemsAt(analysis: Analysis, keys: readonly string[]): readonly ProjectProblem[] {
  const index = problemIndex(analysis.problems);
  return [...new Set(keys.flatMap((key) => index.get(key) ?? []))];
}
