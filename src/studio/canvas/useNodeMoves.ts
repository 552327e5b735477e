import type { NodePositionChange } from "@xyflow/react";
import { useCallback, useState } from "react";
import { moveElements } from "../workspace/gestures/moveElements.ts";
import { useStudio } from "../workspace/studio.tsx";
import type { Positions } from "./placement/layoutGraph.ts";
import { splitPositions } from "./placement/splitPositions.ts";

const still: Positions = new Map();

/** Follows nodes while they are dragged, and stores where they end up as one step of the history. */
export function useNodeMoves() {
  const studio = useStudio();
  const [moving, setMoving] = useState(still);

  /** `found` are positions that were only computed so far; the first move stores them too, so that nothing jumps later. */
  const onMoves = useCallback(
    (changes: readonly NodePositionChange[], found: Positions) => {
      const moved = new Map(
        changes.flatMap((change) => (change.position === undefined ? [] : [[change.id, change.position]])),
      );
      if (changes.some((change) => change.dragging === true)) {
        setMoving((before) => new Map([...before, ...moved]));
        return;
      }
      setMoving(still);
      if (moved.size > 0) moveElements(studio, splitPositions(new Map([...found, ...moved])));
    },
    [studio],
  );
  return { moving, onMoves };
}
