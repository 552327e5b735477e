import "@xyflow/react/dist/base.css";
import { ReactFlowProvider } from "@xyflow/react";
import { useWorkspace } from "../workspace/studio.tsx";
import { CanvasSurface } from "./CanvasSurface.tsx";

/**
 * The blueprint as a graph that can be edited. Another project gets a canvas of its own, with its own view; before the
 * first one is there is none.
 */
export function Canvas() {
  const projectId = useWorkspace((state) => state.projectId);
  if (projectId === "") return null;
  return (
    <ReactFlowProvider key={projectId}>
      <CanvasSurface />
    </ReactFlowProvider>
  );
}
