import { type Box, canvasSize, roomySize } from "./box-size.ts";
import type { CanvasPlace, DiagramOptions } from "./diagram-options.ts";
import type { FlowGraph, FlowNode } from "./flow-graph.ts";
import { layout } from "./layout.ts";

/** Between what has a place on the canvas and what has none. */
const gap = 48;
/** No canvas reaches farther; a drawing that did could not be looked at. */
const farthest = 1_000_000;

/** The boxes of all nodes by key: where the canvas has them, the others in a layout of their own below. */
export function placeBoxes(graph: FlowGraph, places: DiagramOptions["places"]): ReadonlyMap<string, Box> {
  const placed = new Map<string, Box>();
  for (const node of [...graph.streamlets, ...graph.topics]) {
    const place = (node.kind === "topic" ? places?.topics : places?.streamlets)?.get(node.label);
    if (place !== undefined && isUsable(place)) placed.set(node.key, boxAt(place, node));
  }
  if (placed.size === 0) return layout(graph, roomySize);
  const isLeft = ({ key }: FlowNode) => !placed.has(key);
  const left: FlowGraph = {
    streamlets: graph.streamlets.filter(isLeft),
    topics: graph.topics.filter(isLeft),
    edges: graph.edges.filter(({ from, to }) => !placed.has(from) && !placed.has(to)),
  };
  const boxes = [...placed.values()];
  const x = boxes.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY);
  const y = boxes.reduce((most, box) => Math.max(most, box.y + box.height), Number.NEGATIVE_INFINITY) + gap;
  for (const [key, box] of layout(left, roomySize)) placed.set(key, { ...box, x: x + box.x, y: y + box.y });
  return placed;
}

function boxAt({ x, y, width, height }: CanvasPlace, node: FlowNode): Box {
  const usual = canvasSize(node);
  return { x, y, width: sizeOr(width, usual.width), height: sizeOr(height, usual.height) };
}

/** A box is never smaller than what is drawn in it. */
function sizeOr(given: number | undefined, usual: number): number {
  return given !== undefined && given >= usual && given <= farthest ? given : usual;
}

function isUsable({ x, y }: CanvasPlace): boolean {
  return Math.abs(x) <= farthest && Math.abs(y) <= farthest;
}
