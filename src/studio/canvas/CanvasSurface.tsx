import {
  Background,
  type EdgeChange,
  type NodeChange,
  type NodePositionChange,
  ReactFlow,
} from "@xyflow/react";
import { type MouseEvent, useCallback, useState } from "react";
import { ContextMenu } from "../ui/ContextMenu.tsx";
import type { MenuEntry } from "../ui/menuEntry.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { CanvasControls } from "./CanvasControls.tsx";
import { CanvasDialogs } from "./CanvasDialogs.tsx";
import styles from "./CanvasSurface.module.css";
import { menuEntries } from "./canvasMenu.ts";
import { DragLine } from "./drag/DragLine.tsx";
import { EmptyCanvas } from "./EmptyCanvas.tsx";
import { explainWire } from "./explainWire.ts";
import { MiniMap } from "./MiniMap.tsx";
import { StreamletNode } from "./nodes/StreamletNode.tsx";
import { TopicNode } from "./nodes/TopicNode.tsx";
import { useIsFar } from "./nodes/useIsFar.ts";
import { StaleBanner } from "./StaleBanner.tsx";
import { useCanvasModel } from "./useCanvasModel.ts";
import { useClassDrop } from "./useClassDrop.ts";
import { useNodeMoves } from "./useNodeMoves.ts";
import { fitOptions, useViewRequests } from "./useViewRequests.ts";
import type { CanvasEdge, CanvasNode } from "./views/flowElements.ts";
import { withNodeChanges, withWireChanges } from "./views/selectionSets.ts";
import { FarWires } from "./wires/FarWires.tsx";
import { WireEdge } from "./wires/WireEdge.tsx";

const nodeTypes = { streamlet: StreamletNode, topic: TopicNode };
const edgeTypes = { wire: WireEdge };
/** From so many nodes on, those out of view are left out; fewer stay reachable by keyboard wherever they are. */
const manyNodes = 150;
const noEdges: CanvasEdge[] = [];

/** React Flow, controlled from the project: it draws and reports gestures, and keeps nothing of its own but the view. */
export function CanvasSurface() {
  const studio = useStudio();
  const isStale = useWorkspace((state) => state.analysis.stale);
  const { moving, onMoves } = useNodeMoves();
  const { scene, nodes, edges } = useCanvasModel(moving);
  const [menu, setMenu] = useState<readonly MenuEntry[]>([]);
  const isFar = useIsFar();
  const drop = useClassDrop();
  useViewRequests();

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = changes.filter((change): change is NodePositionChange => change.type === "position");
      if (moves.length > 0) onMoves(moves, scene.found);
      const picks = changes.filter((change) => change.type === "select");
      const { elements, wires, select } = studio.selection.getState();
      if (picks.length > 0) select(withNodeChanges(elements, picks), wires);
    },
    [studio, onMoves, scene],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      const picks = changes.filter((change) => change.type === "select");
      const { elements, wires, select } = studio.selection.getState();
      if (picks.length > 0) select(elements, withWireChanges(wires, picks));
    },
    [studio],
  );
  const onEdgeClick = useCallback(
    (event: MouseEvent, edge: CanvasEdge) => {
      studio.selection.getState().select([], [edge.id]);
      explainWire(studio, edge.id, { x: event.clientX, y: event.clientY });
    },
    [studio],
  );

  return (
    <section className={styles.canvas} aria-label="Canvas" data-stale={isStale} data-far={isFar} {...drop}>
      <ContextMenu entries={menu}>
        <div
          className={styles.flow}
          onContextMenuCapture={(event) => setMenu(menuEntries(studio, event.nativeEvent))}
        >
          <ReactFlow<CanvasNode, CanvasEdge>
            nodes={nodes}
            edges={isFar ? noEdges : edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onEdgeClick={onEdgeClick}
            onPaneClick={() => studio.selection.getState().select([])}
            fitView
            fitViewOptions={fitOptions}
            minZoom={0.01}
            maxZoom={2}
            deleteKeyCode={null}
            multiSelectionKeyCode={["Meta", "Control", "Shift"]}
            nodesConnectable={false}
            onlyRenderVisibleElements={nodes.length > manyNodes}
            elevateNodesOnSelect={false}
            panOnScroll
            zoomOnDoubleClick={false}
            attributionPosition="top-right"
          >
            {!isFar && <Background gap={20} size={1.4} color="var(--canvas-dot)" />}
            {isFar && <FarWires nodes={nodes} edges={edges} />}
          </ReactFlow>
        </div>
      </ContextMenu>
      {nodes.length === 0 && !isStale && <EmptyCanvas />}
      {isStale && <StaleBanner />}
      <CanvasControls />
      {nodes.length > 0 && <MiniMap nodes={nodes} />}
      <DragLine />
      <CanvasDialogs />
    </section>
  );
}
