import type { DiagramOptions } from "../../deploy/index.ts";
import type { DesignerSettings } from "../../project/index.ts";
import type { Positions } from "../canvas/placement/layoutGraph.ts";
import { splitPositions } from "../canvas/placement/splitPositions.ts";

/**
 * Where the canvas shows the elements, for the diagram: the stored places, and those that the canvas found by itself.
 * @param found by node id; they may be older than the project, so that stored ones count first.
 */
export function canvasPlaces(
  stored: DesignerSettings["layout"],
  found: Positions,
): NonNullable<DiagramOptions["places"]> {
  const own = splitPositions(found);
  return {
    streamlets: new Map([...own.streamlets, ...stored.streamlets]),
    topics: new Map([...own.topics, ...stored.topics]),
  };
}
