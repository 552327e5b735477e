/** Places for the nodes of a graph: columns in the order of the data, rows near what they are wired to. */
import { layersOf } from "../graph/layers.ts";
import type { FlowGraph, FlowNode } from "./flow-graph.ts";

export interface PlacedNode extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly width: number;
  readonly height: number;
}

const margin = 24;
const gap = { column: 72, row: 20 };
const nodeHeight = 44;
/** Pixels of an average character in the fonts of the drawing, on the wide side. */
const characterWidth = { label: 7.6, detail: 6.2 };
const smallestWidth = 72;

export function layout(graph: FlowGraph): Layout {
  const byKey = new Map([...graph.streamlets, ...graph.topics].map((node) => [node.key, node]));
  const columns = columnsOf(graph, [...byKey.keys()]);
  const widths = columns.map((column) => Math.max(...column.map((key) => widthOf(byKey.get(key)))));
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const height = rows * nodeHeight + Math.max(0, rows - 1) * gap.row;
  const nodes = new Map<string, PlacedNode>();
  let left = margin;
  for (const [index, column] of columns.entries()) {
    const width = widths[index] ?? smallestWidth;
    const used = column.length * nodeHeight + (column.length - 1) * gap.row;
    for (const [row, key] of column.entries()) {
      const node = byKey.get(key);
      const y = margin + (height - used) / 2 + row * (nodeHeight + gap.row);
      if (node !== undefined) nodes.set(key, { ...node, x: left, y, width, height: nodeHeight });
    }
    left += width + gap.column;
  }
  const right = columns.length === 0 ? margin : left - gap.column;
  return { nodes, width: right + margin, height: height + 2 * margin };
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

function widthOf(node: FlowNode | undefined): number {
  const label = (node?.label.length ?? 0) * characterWidth.label;
  const detail = (node?.detail.length ?? 0) * characterWidth.detail;
  return Math.max(smallestWidth, Math.ceil(Math.max(label, detail) + 28));
}
