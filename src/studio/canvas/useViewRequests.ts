import { getViewportForBounds, useReactFlow, useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import { useCanvas, useSelection } from "../workspace/studio.tsx";
import { boundsOf } from "./miniMapShapes.ts";
import type { CanvasNode } from "./views/flowElements.ts";
import { nodesOfElement } from "./views/nodeId.ts";

export const minZoom = 0.005;
export const fitOptions = { padding: 0.06, maxZoom: 1, minZoom };
const glide = 200;

/** Does what commands and other views ask of the canvas: show everything, zoom, bring elements into view. */
export function useViewRequests(nodes: readonly CanvasNode[]): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const request = useCanvas((state) => state.viewRequest);
  const reveal = useSelection((state) => state.revealElements);
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : glide;
  const latest = useRef(nodes);
  latest.current = nodes;

  // React Flow itself knows no nodes while the view is far, so the view is computed from those of the scene.
  const show = useCallback(
    (shown: readonly CanvasNode[], margin: number) => {
      if (shown.length === 0) return;
      const { width, height } = store.getState();
      void flow.setViewport(getViewportForBounds(boundsOf(shown, margin), width, height, minZoom, 1, 0), {
        duration,
      });
    },
    [flow, store, duration],
  );

  useEffect(() => {
    if (request === undefined) return;
    // Positions that came with the request are drawn only after this frame.
    const frame = requestAnimationFrame(() => {
      if (request.action === "fit") show(latest.current, 32);
      if (request.action === "zoom-in") void flow.zoomIn({ duration });
      if (request.action === "zoom-out") void flow.zoomOut({ duration });
      if (request.action === "actual-size") void flow.zoomTo(1, { duration });
    });
    return () => cancelAnimationFrame(frame);
  }, [request, flow, show, duration]);

  useEffect(() => {
    const ids = new Set(reveal?.flatMap(nodesOfElement));
    show(
      latest.current.filter((node) => ids.has(node.id)),
      120,
    );
  }, [reveal, show]);
}
