import { type ReactFlowState, useStore } from "@xyflow/react";

/** Below this zoom text cannot be read, so none is drawn. */
const farZoom = 0.34;

const isFar = (state: ReactFlowState) => state.transform[2] < farZoom;

/** True while nodes are too small for text, ports and shadows. */
export function useIsFar(): boolean {
  return useStore(isFar);
}
