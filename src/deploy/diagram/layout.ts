/** Places for the nodes of a graph: columns in the order of the data, rows near what they are wired to. */
import { layersOf } from "../graph/layers.ts";
import type { Box, Size } from "./box-size.ts";
import type { FlowGraph, FlowNode } from "./flow-graph.ts";

const gap = { column: 64, row: 24 };

/** Boxes by key; the upper left corner of them all is at the origin. */
export function layout(graph: FlowGraph, sizeOf: (node: FlowNode) => Size): ReadonlyMap<string, Box> {
  const sizes = new Map([...graph.streamlets, ...graph.topics].map((node) => [node.key, sizeOf(node)]));
  const columns = columnsOf(graph, [...sizes.keys()]).map((column) =>
    column.flatMap((key) => {
      const size = sizes.get(key);
      return size === undefined ? [] : [{ key, size }];
    }),
  );
  const heights = columns.map((column) =>
    column.reduce((sum, { size }) => sum + size.height + gap.row, -gap.row),
  );
  const highest = Math.max(0, ...heights);
  const boxes = new Map<string, Box>();
  let x = 0;
  for (const [index, column] of columns.entries()) {
    const width = Math.max(0, ...column.map(({ size }) => size.width));
    let y = (highest - (heights[index] ?? 0)) / 2;
    for (const { key, size } of column) {
      boxes.set(key, { x: x + (width - size.width) / 2, y, ...size });
      y += size.height + gap.row;
    }
    x += width + gap.column;
  }
  return boxes;
}

/** Layers of streamlets and topics together; each is sorted by the mean row of what stands before it. */
function columnsOf(graph: FlowGraph, keys: readonly string[]): readonly (readonly string[])[] {
  const before = new Map<string, string[]>();
  for (const { from, to } of graph.edges) {
    const known = before.get(to);
    if (known === undefined) before.set(to, [from]);
    else known.push(from);
  }
  const rowOf = new Map<string, number>();
  return layersOf(keys, graph.edges).map((layer) => {
    const wanted = new Map(layer.map((key, index) => [key, meanRow(before.get(key) ?? [], rowOf) ?? index]));
    const sorted = layer.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    for (const [row, key] of sorted.entries()) rowOf.set(key, row - (sorted.length - 1) / 2);
    return sorted;
  });
}

function meanRow(keys: readonly string[], rowOf: ReadonlyMap<string, number>): number | undefined {
  const rows = keys.flatMap((key) => rowOf.get(key) ?? []);
  return rows.length === 0 ? undefined : rows.reduce((sum, row) => sum + row, 0) / rows.length;
}
