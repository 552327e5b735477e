import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Analysis, Point } from "../../project/index.ts";
import { problemIndex } from "../workspace/problemIndex.ts";
import { useSelection, useStudio, useWorkspace } from "../workspace/studio.tsx";
import { layoutGraphOf, type Positions } from "./placement/layoutGraph.ts";
import { placeNodes } from "./placement/placeNodes.ts";
import { createEdgeMaker, createNodeMaker } from "./views/flowElements.ts";
import { type GraphViews, graphViews, noViews } from "./views/graphViews.ts";
import { streamletNodeId, topicNodeId } from "./views/nodeId.ts";
import { selectedNodes, selectedWires } from "./views/selectionSets.ts";

export interface CanvasScene {
  readonly views: GraphViews;
  /** Positions that the project stores. */
  readonly stored: Positions;
  /** Positions found for the nodes that have none stored. */
  readonly found: Positions;
}

/** What React Flow draws of the project. `moving` overrides positions while nodes are dragged. */
export function useCanvasModel(moving: Positions) {
  const { canvas } = useStudio();
  const { graph, problems, layout } = useAnalysisToDraw();
  const elements = useSelection((state) => state.elements);
  const wires = useSelection((state) => state.wires);
  const [makers] = useState(() => ({
    scene: createSceneMaker(),
    nodes: createNodeMaker(),
    edges: createEdgeMaker(),
  }));

  const scene = useMemo(() => makers.scene({ graph, problems, layout }), [makers, graph, problems, layout]);
  useEffect(() => canvas.getState().keepFound(scene.found), [canvas, scene]);
  const nodes = useMemo(
    () =>
      makers.nodes(
        scene.views,
        new Map([...scene.stored, ...scene.found, ...moving]),
        selectedNodes(elements),
      ),
    [makers, scene, moving, elements],
  );
  const edges = useMemo(
    () => makers.edges(scene.views, selectedWires(elements, wires, graph.edges)),
    [makers, scene, elements, wires, graph],
  );
  return { scene, nodes, edges };
}

/**
 * What the canvas draws of the analysis. While somebody types it may come a little later than the rest of the page: a
 * large canvas must not hold up the next letter. A new layout is shown at once, because a hand has just made it.
 */
function useAnalysisToDraw() {
  const graph = useWorkspace((state) => state.analysis.graph);
  const problems = useWorkspace((state) => state.analysis.problems);
  const layout = useWorkspace((state) => state.analysis.settings.layout);
  const later = { graph: useDeferredValue(graph), problems: useDeferredValue(problems) };
  const isLaidOut = useDeferredValue(layout) === layout;
  return isLaidOut ? { ...later, layout } : { graph, problems, layout };
}

/** Makes scenes that keep what did not change, and keep nodes without stored positions where they were. */
function createSceneMaker() {
  let before: CanvasScene = { views: noViews, stored: new Map(), found: new Map() };
  let layoutBefore: Analysis["settings"]["layout"] | undefined;
  return function sceneOf(parts: {
    readonly graph: Analysis["graph"];
    readonly problems: Analysis["problems"];
    readonly layout: Analysis["settings"]["layout"];
  }): CanvasScene {
    const views = graphViews(parts.graph, problemIndex(parts.problems), before.views);
    const isPlaced = parts.layout === layoutBefore;
    if (isPlaced && views === before.views) return before;
    const stored = isPlaced ? before.stored : storedPositions(parts.layout);
    const isSameBoxes = views.streamlets === before.views.streamlets && views.topics === before.views.topics;
    const found =
      isPlaced && isSameBoxes ? before.found : placeNodes(layoutGraphOf(views), stored, before.found);
    before = { views, stored, found };
    layoutBefore = parts.layout;
    return before;
  };
}

function storedPositions(layout: Analysis["settings"]["layout"]): Positions {
  const stored = new Map<string, Point>();
  for (const [name, point] of layout.streamlets) stored.set(streamletNodeId(name), point);
  for (const [id, point] of layout.topics) stored.set(topicNodeId(id), point);
  return stored;
}
