import { useStore } from "@xyflow/react";

/** Below this zoom text cannot be read. */
const farZoom = 0.34;

/** From so many nodes on, a far view draws shapes instead of nodes, and a near one only the nodes in view. */
export const manyNodes = 150;

/** True while the nodes are many and too small for text. */
export function useIsFar(nodes: number): boolean {
  return useStore((state) => nodes > manyNodes && state.transform[2] < farZoom);
}

/** Below this zoom what is written small cannot be read. */
const smallZoom = 0.85;

/** True while only large text can be read. */
export function useIsSmall(): boolean {
  return useStore((state) => state.transform[2] < smallZoom);
}
