import { type ReactFlowState, useStore } from "@xyflow/react";

/** Below this zoom text cannot be read, so none is drawn where there are many nodes. */
const farZoom = 0.34;
/** So few nodes cost nothing, and keep their ports for as long as these can be hit. */
const fewNodes = 150;
const fewNodesFarZoom = 0.15;

const isFar = (state: ReactFlowState) =>
  state.transform[2] < (state.nodeLookup.size > fewNodes ? farZoom : fewNodesFarZoom);

/** True while nodes are too small for text, ports and shadows. */
export function useIsFar(): boolean {
  return useStore(isFar);
}
