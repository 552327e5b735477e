import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { classDragType } from "../workspace/classDrag.ts";
import { addStreamletToBlueprint } from "../workspace/gestures/addStreamlet.ts";
import { useStudio } from "../workspace/studio.tsx";
import { streamletWidth } from "./views/nodeSize.ts";

/** Handlers that let a class of the palette be dropped on the canvas. */
export function useClassDrop() {
  const studio = useStudio();
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver(event: DragEvent): void {
      if (!event.dataTransfer.types.includes(classDragType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop(event: DragEvent): void {
      const className = event.dataTransfer.getData(classDragType);
      if (className === "") return;
      event.preventDefault();
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      addStreamletToBlueprint(studio, className, { x: x - streamletWidth / 2, y: y - 24 });
    },
  };
}
