import { useReactFlow } from "@xyflow/react";
import { type PointerEvent, useRef } from "react";
import { connectPorts, connectToNewTopic, connectToTopic } from "../../workspace/gestures/connectPorts.ts";
import type { PortEnd } from "../../workspace/portEnd.ts";
import { type Studio, useStudio } from "../../workspace/studio.tsx";
import { topicHeight, topicWidth } from "../views/nodeSize.ts";
import { type ConnectTarget, targetsFor } from "./connectTargets.ts";
import { dropPlaceAt } from "./dropTarget.ts";
import { startPortDrag } from "./portDrag.ts";

/** Lets a port be dragged to another port, a topic or the empty canvas. `wasDragged` tells a click from a drop. */
export function usePortDrag(port: PortEnd) {
  const studio = useStudio();
  const { screenToFlowPosition } = useReactFlow();
  const dragged = useRef(false);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    dragged.current = false;
    const { analysis } = studio.workspace.getState();
    const canvas = studio.canvas.getState();
    const dot = event.currentTarget.querySelector("[data-anchor]")?.getBoundingClientRect();
    const start = { x: event.clientX, y: event.clientY };
    const lineStart = dot === undefined ? start : { x: dot.x + dot.width / 2, y: dot.y + dot.height / 2 };
    let targets: ReadonlyMap<string, ConnectTarget> | undefined;

    startPortDrag({
      start,
      onMove(pointer) {
        dragged.current = true;
        // Verdicts are made with the first move, so that a click costs nothing.
        targets ??= targetsFor(analysis, port);
        const place = dropPlaceAt(pointer);
        const over = place.kind === "element" ? place.key : undefined;
        canvas.setDrag({ from: port, start: lineStart, pointer, over, targets });
      },
      onDrop(pointer) {
        const place = dropPlaceAt(pointer);
        if (place.kind === "element") dropOn(studio, port, targets?.get(place.key));
        if (place.kind === "canvas") {
          const { x, y } = screenToFlowPosition(pointer);
          const left = port.direction === "outlet" ? x : x - topicWidth;
          connectToNewTopic(studio, port, { x: left, y: y - topicHeight / 2 });
        }
      },
      onEnd: () => canvas.setDrag(undefined),
    });
  }

  return { onPointerDown, wasDragged: () => dragged.current };
}

function dropOn(studio: Studio, from: PortEnd, target: ConnectTarget | undefined): void {
  if (target === undefined || target.verdict.kind === "impossible") return;
  if (target.kind === "topic") connectToTopic(studio, from, target.topic);
  else connectPorts(studio, from, target.port);
}
