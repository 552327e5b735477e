import type { Point } from "../../../project/index.ts";
import { elementOfNode } from "../views/nodeId.ts";
import type { Positions } from "./layoutGraph.ts";

/** Positions by node id as positions of streamlets by name and of topics by id, as the project stores them. */
export function splitPositions(positions: Positions) {
  const streamlets = new Map<string, Point>();
  const topics = new Map<string, Point>();
  for (const [id, position] of positions) {
    const element = elementOfNode(id);
    if (element.kind === "streamlet") streamlets.set(element.streamlet, position);
    else topics.set(element.topic, position);
  }
  return { streamlets, topics };
}
