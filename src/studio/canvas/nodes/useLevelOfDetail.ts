import { useUpdateNodeInternals } from "@xyflow/react";
import { useEffect } from "react";
import { useIsFar } from "./useIsFar.ts";

/** True while a node is too small for text. When it comes near again, its wires' anchors are measured anew. */
export function useLevelOfDetail(node: string): boolean {
  const isFar = useIsFar();
  const updateNodeInternals = useUpdateNodeInternals();
  useEffect(() => {
    if (!isFar) updateNodeInternals(node);
  }, [isFar, node, updateNodeInternals]);
  return isFar;
}
