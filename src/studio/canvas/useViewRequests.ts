import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { useCanvas, useSelection } from "../workspace/studio.tsx";
import { nodesOfElement } from "./views/nodeId.ts";

export const fitOptions = { padding: 0.06, maxZoom: 1, minZoom: 0.01 };
const glide = 200;

/** Does what commands and other views ask of the canvas: show everything, zoom, bring elements into view. */
export function useViewRequests(): void {
  const flow = useReactFlow();
  const request = useCanvas((state) => state.viewRequest);
  const reveal = useSelection((state) => state.revealElements);
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : glide;

  useEffect(() => {
    if (request === undefined) return;
    // Positions that came with the request are in React Flow only after this frame.
    const frame = requestAnimationFrame(() => {
      if (request.action === "fit") flow.fitView({ ...fitOptions, duration });
      if (request.action === "zoom-in") flow.zoomIn({ duration });
      if (request.action === "zoom-out") flow.zoomOut({ duration });
      if (request.action === "actual-size") flow.zoomTo(1, { duration });
    });
    return () => cancelAnimationFrame(frame);
  }, [request, flow, duration]);

  useEffect(() => {
    if (reveal === undefined) return;
    const ids = [...new Set(reveal.flatMap(nodesOfElement))].filter((id) => flow.getNode(id) !== undefined);
    if (ids.length === 0) return;
    flow.fitView({ nodes: ids.map((id) => ({ id })), padding: 0.4, maxZoom: 1, duration });
  }, [reveal, flow, duration]);
}
