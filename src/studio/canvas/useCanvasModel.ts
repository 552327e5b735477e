import { useMemo, useState } from "react";
import type { Analysis, Point } from "../../project/index.ts";
import { problemIndex } from "../workspace/problemIndex.ts";
import { useSelection, useWorkspace } from "../workspace/studio.tsx";
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
  const graph = useWorkspace((state) => state.analysis.graph);
  const problems = useWorkspace((state) => state.analysis.problems);
  const layout = useWorkspace((state) => state.analysis.settings.layout);
  const elements = useSelection((state) => state.elements);
  const wires = useSelection((state) => state.wires);
  const [makers] = useState(() => ({
    scene: createSceneMaker(),
    nodes: createNodeMaker(),
    edges: createEdgeMaker(),
  }));

  const scene = useMemo(() => makers.scene({ graph, problems, layout }), [makers, graph, problems, layout]);
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

/** Makes scenes that keep what did not change, and keep nodes without stored positions where they were. */
function createSceneMaker() {
  let before: CanvasScene = { views: noViews, stored: new Map(), found: new Map() };
  return function sceneOf(parts: {
    readonly graph: Analysis["graph"];
    readonly problems: Analysis["problems"];
    readonly layout: Analysis["settings"]["layout"];
  }): CanvasScene {
    const views = graphViews(parts.graph, problemIndex(parts.problems), before.views);
    const stored = new Map<string, Point>([
      ...[...parts.layout.streamlets].map(([name, point]) => [streamletNodeId(name), point] as const),
      ...[...parts.layout.topics].map(([id, point]) => [topicNodeId(id), point] as const),
    ]);
    before = { views, stored, found: placeNodes(layoutGraphOf(views), stored, before.found) };
    return before;
  };
}
