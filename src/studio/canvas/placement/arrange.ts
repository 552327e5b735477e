import { moveElements } from "../../workspace/gestures/moveElements.ts";
import { problemIndex } from "../../workspace/problemIndex.ts";
import type { Studio } from "../../workspace/studio.tsx";
import { graphViews, noViews } from "../views/graphViews.ts";
import { layoutGraphOf } from "./layoutGraph.ts";
import { splitPositions } from "./splitPositions.ts";

/** Lays the whole canvas out anew, stores the positions as one step, and shows everything. */
export async function arrange(studio: Studio): Promise<void> {
  const { analysis, projectId } = studio.workspace.getState();
  const graph = layoutGraphOf(graphViews(analysis.graph, problemIndex(analysis.problems), noViews));
  if (graph.nodes.size === 0) return;
  const { elkLayout } = await import("./elkLayout.ts");
  const positions = await elkLayout(graph);
  // The user may have opened something else meanwhile.
  if (studio.workspace.getState().projectId !== projectId) return;
  moveElements(studio, splitPositions(positions), "Automatic layout");
  studio.canvas.getState().requestView("fit");
}
