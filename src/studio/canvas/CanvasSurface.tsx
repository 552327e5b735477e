import {
  Background,
  type EdgeChange,
  type NodeChange,
  type NodePositionChange,
  ReactFlow,
  useReactFlow,
} from "@xyflow/react";
import { type MouseEvent, useCallback, useRef, useState } from "react";
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
import { FarScene } from "./far/FarScene.tsx";
import { nodeAt } from "./far/farNodePaths.ts";
import { manyNodes, useIsFar, useIsSmall } from "./far/useIsFar.ts";
import { MiniMap } from "./MiniMap.tsx";
import { StreamletNode } from "./nodes/StreamletNode.tsx";
import { TopicNode } from "./nodes/TopicNode.tsx";
import { StaleBanner } from "./StaleBanner.tsx";
import { useCanvasModel } from "./useCanvasModel.ts";
import { useClassDrop } from "./useClassDrop.ts";
import { useNodeMoves } from "./useNodeMoves.ts";
import { fitOptions, minZoom, useViewRequests } from "./useViewRequests.ts";
import type { CanvasEdge, CanvasNode } from "./views/flowElements.ts";
import { elementOfNode } from "./views/nodeId.ts";
import { withNodeChanges, withWireChanges } from "./views/selectionSets.ts";
import { WireEdge } from "./wires/WireEdge.tsx";

const nodeTypes = { streamlet: StreamletNode, topic: TopicNode };
const edgeTypes = { wire: WireEdge };
const noNodes: CanvasNode[] = [];
const noEdges: CanvasEdge[] = [];

/** React Flow, controlled from the project: it draws and reports gestures, and keeps nothing of its own but the view. */
export function CanvasSurface() {
  const studio = useStudio();
  const isStale = useWorkspace((state) => state.analysis.stale);
  const { moving, onMoves } = useNodeMoves();
  const { scene, nodes, edges } = useCanvasModel(moving);
  const canvas = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState<readonly MenuEntry[]>([]);
  const isFar = useIsFar(nodes.length);
  const isSmall = useIsSmall();
  const drop = useClassDrop();
  const { screenToFlowPosition } = useReactFlow();
  useViewRequests(nodes);

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

  function onPaneClick(event: MouseEvent): void {
    // Far nodes are mere shapes, so that the click meets the pane below them.
    const place = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const node = isFar ? nodeAt(nodes, place) : undefined;
    studio.selection.getState().select(node === undefined ? [] : [elementOfNode(node.id)]);
  }

  return (
    <section
      ref={canvas}
      className={styles.canvas}
      aria-label="Canvas"
      data-stale={isStale}
      data-far={isFar}
      data-small={isSmall}
      {...drop}
    >
      <ContextMenu entries={menu}>
        <div
          className={styles.flow}
          onContextMenuCapture={(event) => setMenu(menuEntries(studio, event.nativeEvent))}
        >
          <ReactFlow<CanvasNode, CanvasEdge>
            nodes={isFar ? noNodes : nodes}
            edges={isFar ? noEdges : edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onEdgeClick={onEdgeClick}
            onPaneClick={onPaneClick}
            onMoveStart={() => canvas.current?.setAttribute("data-moving", "true")}
            onMoveEnd={() => canvas.current?.removeAttribute("data-moving")}
            fitView
            fitViewOptions={fitOptions}
            minZoom={minZoom}
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
            {isFar && <FarScene nodes={nodes} edges={edges} />}
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
