import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { useSimulation } from "../../workspace/studio.tsx";
import type { CanvasEdge } from "../views/flowElements.ts";

/** A wire between a port and a topic; it flows while the simulation moves records over it. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<CanvasEdge>) {
  const view = props.data?.view;
  const port = view === undefined ? "" : `${view.streamlet}.${view.port}`;
  const isFlowing = useSimulation(
    (state) => state.status === "running" && (state.ports.get(port)?.recordsPerSecond ?? 0) > 0,
  );
  const [path] = getBezierPath({ ...props, curvature: 0.32 });
  return (
    <BaseEdge
      path={path}
      interactionWidth={18}
      data-severity={view?.severity ?? "none"}
      data-selected={props.selected}
      data-flowing={isFlowing}
    />
  );
});
