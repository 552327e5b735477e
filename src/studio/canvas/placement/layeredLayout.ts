import type { Point } from "../../../project/index.ts";
import { type ColumnBox, foldColumns } from "./foldColumns.ts";
import type { LayoutEdge, LayoutGraph, Positions } from "./layoutGraph.ts";

const columnGap = 32;
const rowGap = 28;
const bandGap = 96;
const sweeps = 4;

/**
 * Places boxes in columns from left to right, each behind all that feed it, edges as straight as a few sweeps make
 * them. Linear in nodes and edges but for sorting, and deterministic; edges that close a cycle point back.
 */
export function layeredLayout(graph: LayoutGraph): Positions {
  const columns = columnsOf(graph);
  const incoming = groupBy(graph.edges, (edge) => edge.target);
  const outgoing = groupBy(graph.edges, (edge) => edge.source);
  const tops = new Map<string, number>();
  for (const column of columns) stack(column, graph, tops, new Map());

  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForward = sweep % 2 === 0;
    const ordered = isForward ? columns : [...columns].reverse();
    for (const column of ordered) {
      const wishes = new Map<string, number>();
      for (const id of column) {
        const wish = isForward
          ? mean(
              incoming.get(id),
              (edge) => (tops.get(edge.source) ?? 0) + edge.sourceOffset - edge.targetOffset,
            )
          : mean(
              outgoing.get(id),
              (edge) => (tops.get(edge.target) ?? 0) + edge.targetOffset - edge.sourceOffset,
            );
        wishes.set(id, wish ?? tops.get(id) ?? 0);
      }
      column.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
      stack(column, graph, tops, wishes);
    }
  }

  const boxes = columns.map((column) => boxOf(column, graph, tops));
  const corners = foldColumns(boxes, { column: columnGap, band: bandGap });
  const positions = new Map<string, Point>();
  columns.forEach((column, index) => {
    const { x, shift } = corners[index] ?? { x: 0, shift: 0 };
    const width = boxes[index]?.width ?? 0;
    for (const id of column) {
      const own = graph.nodes.get(id)?.width ?? width;
      positions.set(id, {
        x: Math.round(x + (width - own) / 2),
        y: Math.round((tops.get(id) ?? 0) + shift),
      });
    }
  });
  return positions;
}

function boxOf(column: readonly string[], graph: LayoutGraph, tops: ReadonlyMap<string, number>): ColumnBox {
  let [width, top, bottom] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const id of column) {
    const size = graph.nodes.get(id);
    const own = tops.get(id) ?? 0;
    width = Math.max(width, size?.width ?? 0);
    top = Math.min(top, own);
    bottom = Math.max(bottom, own + (size?.height ?? 0));
  }
  return { width, top, bottom };
}

/** Longest path from a source, over the edges that close no cycle. Walks with a stack of its own: graphs may be deep. */
function columnsOf(graph: LayoutGraph): string[][] {
  const outgoing = groupBy(graph.edges, (edge) => edge.source);
  const state = new Map<string, "open" | "done">();
  const finished: string[] = [];
  const back = new Set<LayoutEdge>();
  for (const root of graph.nodes.keys()) {
    if (state.has(root)) continue;
    state.set(root, "open");
    const path = [{ id: root, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = outgoing.get(top.id)?.[top.next++];
      if (edge === undefined) {
        state.set(top.id, "done");
        finished.push(top.id);
        path.pop();
      } else if (state.get(edge.target) === "open") {
        back.add(edge);
      } else if (!state.has(edge.target)) {
        state.set(edge.target, "open");
        path.push({ id: edge.target, next: 0 });
      }
    }
  }
  const column = new Map<string, number>();
  for (const id of finished.reverse()) {
    const own = column.get(id) ?? 0;
    column.set(id, own);
    for (const edge of outgoing.get(id) ?? []) {
      if (!back.has(edge)) column.set(edge.target, Math.max(column.get(edge.target) ?? 0, own + 1));
    }
  }
  const columns: string[][] = [];
  for (const id of graph.nodes.keys()) {
    const index = column.get(id) ?? 0;
    while (columns.length <= index) columns.push([]);
    columns[index]?.push(id);
  }
  return columns.filter((ids) => ids.length > 0);
}

/** Sets the boxes of a column below each other, near where they wish to be, and the whole around its wishes' middle. */
function stack(
  column: readonly string[],
  graph: LayoutGraph,
  tops: Map<string, number>,
  wishes: ReadonlyMap<string, number>,
): void {
  let free = Number.NEGATIVE_INFINITY;
  let drift = 0;
  for (const id of column) {
    const wish = wishes.get(id) ?? 0;
    const top = Math.max(wish, free);
    drift += top - wish;
    tops.set(id, top);
    free = top + (graph.nodes.get(id)?.height ?? 0) + rowGap;
  }
  const shift = drift / Math.max(1, column.length);
  for (const id of column) tops.set(id, (tops.get(id) ?? 0) - shift);
}

function mean(
  edges: readonly LayoutEdge[] | undefined,
  value: (edge: LayoutEdge) => number,
): number | undefined {
  if (edges === undefined || edges.length === 0) return undefined;
  return edges.reduce((sum, edge) => sum + value(edge), 0) / edges.length;
}

function groupBy(
  edges: readonly LayoutEdge[],
  keyOf: (edge: LayoutEdge) => string,
): ReadonlyMap<string, readonly LayoutEdge[]> {
  const groups = new Map<string, LayoutEdge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge));
    if (group === undefined) groups.set(keyOf(edge), [edge]);
    else group.push(edge);
  }
  return groups;
}
