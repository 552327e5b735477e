import type { Point } from "../../../project/index.ts";
import type { Size } from "../views/nodeSize.ts";
import { layeredLayout } from "./layeredLayout.ts";
import type { LayoutGraph, Positions } from "./layoutGraph.ts";

const gap = 32;
const columnStep = 44;

/**
 * Positions for the nodes that have none stored: as before if they had one, else beside what they are wired to, or
 * below everything. A graph of which nothing has a place is laid out as a whole. Only the unstored are returned.
 */
export function placeNodes(graph: LayoutGraph, stored: Positions, before: Positions): Positions {
  const missing = [...graph.nodes.keys()].filter((id) => !stored.has(id));
  if (missing.length === 0) return new Map();
  const placed = new Map<string, Point>();
  for (const id of graph.nodes.keys()) {
    const position = stored.get(id) ?? before.get(id);
    if (position !== undefined) placed.set(id, position);
  }
  if (placed.size === 0) return layeredLayout(graph);

  const taken = occupancy(graph, placed);
  for (const id of missing) {
    const size = graph.nodes.get(id);
    if (size === undefined || placed.has(id)) continue;
    const position = taken.freeFrom(wishFor(id, graph, placed), size);
    placed.set(id, position);
    taken.add(position, size);
  }
  return new Map(missing.flatMap((id) => pair(id, placed.get(id))));
}

function pair(id: string, position: Point | undefined): readonly (readonly [string, Point])[] {
  return position === undefined ? [] : [[id, position]];
}

/** Right of the first placed node that feeds it, else left of the first one it feeds, else below all. */
function wishFor(id: string, graph: LayoutGraph, placed: Positions): Point {
  const own = graph.nodes.get(id)?.width ?? 0;
  for (const edge of graph.edges) {
    const source = edge.target === id ? placed.get(edge.source) : undefined;
    if (source !== undefined) {
      const width = graph.nodes.get(edge.source)?.width ?? 0;
      return { x: source.x + width + columnStep, y: source.y + edge.sourceOffset - edge.targetOffset };
    }
    const target = edge.source === id ? placed.get(edge.target) : undefined;
    if (target !== undefined) {
      return { x: target.x - own - columnStep, y: target.y + edge.targetOffset - edge.sourceOffset };
    }
  }
  const all = [...placed].map(([other, { x, y }]) => ({
    x,
    bottom: y + (graph.nodes.get(other)?.height ?? 0),
  }));
  const left = all.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY);
  const bottom = all.reduce((most, box) => Math.max(most, box.bottom), Number.NEGATIVE_INFINITY);
  return { x: left, y: bottom + gap };
}

/** The boxes that are taken; a wish is moved down until it is free of all of them. */
function occupancy(graph: LayoutGraph, placed: Positions) {
  const boxes = [...placed].flatMap(([id, position]) => {
    const size = graph.nodes.get(id);
    return size === undefined ? [] : [{ ...position, ...size }];
  });
  return {
    add: (position: Point, size: Size) => boxes.push({ ...position, ...size }),
    freeFrom(wish: Point, size: Size): Point {
      const inColumn = boxes
        .filter((box) => box.x < wish.x + size.width + gap / 2 && wish.x < box.x + box.width + gap / 2)
        .sort((a, b) => a.y - b.y);
      let y = wish.y;
      for (const box of inColumn) {
        if (box.y < y + size.height + gap / 2 && y < box.y + box.height + gap / 2)
          y = box.y + box.height + gap;
      }
      return { x: Math.round(wish.x), y: Math.round(y) };
    },
  };
}
