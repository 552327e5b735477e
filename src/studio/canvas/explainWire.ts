import { portText } from "../workspace/portEnd.ts";
import { elementKey, problemIndex } from "../workspace/problemIndex.ts";
import type { Studio } from "../workspace/studio.tsx";
import type { PagePoint } from "./canvasStore.ts";

/** Shows the problems of a wire beside the place, if it has any. */
export function explainWire(studio: Studio, wire: string, at: PagePoint): void {
  const { analysis } = studio.workspace.getState();
  const edge = analysis.graph.edges.find((one) => one.id === wire);
  if (edge === undefined) return;
  const problems = problemIndex(analysis.problems).get(elementKey.wire(edge.topic, edge.port)) ?? [];
  if (problems.length === 0) return;
  studio.canvas.getState().explain({ title: `${portText(edge.port)} on topic ${edge.topic}`, problems, at });
}
