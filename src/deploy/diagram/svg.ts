/** A drawing of the application that needs nothing but itself: no scripts, fonts or links. */
import { type Box, portOffset } from "./box-size.ts";
import type { DiagramOptions } from "./diagram-options.ts";
import { drawNode } from "./draw-node.ts";
import { rounded } from "./draw-text.ts";
import type { FlowEdge, FlowGraph, FlowPort } from "./flow-graph.ts";
import { palettes } from "./palette.ts";
import { placeBoxes } from "./place-boxes.ts";
import { type Point, type WireCurve, wireCurve } from "./wire-path.ts";
import { xmlText } from "./xml-text.ts";

const margin = 24;
const fonts = "Inter, 'Inter Variable', system-ui, 'Segoe UI', Helvetica, Arial, sans-serif";

/** The application as the canvas shows it, in one of its themes. */
export function svg(title: string, graph: FlowGraph, options: DiagramOptions = {}): string {
  const palette = palettes[options.theme ?? "light"];
  const boxes = placeBoxes(graph, options.places);
  const curves = wireCurves(graph, boxes);
  const { x, y, width, height } = extent(boxes, curves);
  const sheet = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" font-family="${fonts}" role="img">`,
    `  <title>${xmlText(title)}</title>`,
    ...(palette.background === undefined ? [] : [`  <rect ${sheet} fill="${palette.background}"/>`]),
    `  <g fill="none" stroke="${palette.wire}" stroke-width="1.6">`,
    ...curves.map((curve) => `    <path d="${pathOf(curve)}"/>`),
    "  </g>",
    ...[...graph.streamlets, ...graph.topics].flatMap((node) => {
      const box = boxes.get(node.key);
      return box === undefined ? [] : drawNode(node, box, palette);
    }),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

function wireCurves(graph: FlowGraph, boxes: ReadonlyMap<string, Box>): readonly WireCurve[] {
  const streamlets = new Map(graph.streamlets.map((node) => [node.key, node]));
  return graph.edges.flatMap(({ from, to, port }: FlowEdge) => {
    const source = boxes.get(from);
    const target = boxes.get(to);
    if (source === undefined || target === undefined) return [];
    const start = { x: source.x + source.width, y: endOf(source, streamlets.get(from)?.outlets, port) };
    return [wireCurve(start, { x: target.x, y: endOf(target, streamlets.get(to)?.inlets, port) })];
  });
}

/** Height of a wire's end: at the port of a streamlet, in the middle of a topic. */
function endOf({ y, height }: Box, ports: readonly FlowPort[] | undefined, port: string): number {
  const index = ports?.findIndex(({ name }) => name === port) ?? -1;
  return y + (index < 0 ? height / 2 : portOffset(index));
}

function pathOf([start, first, second, end]: WireCurve): string {
  const at = ({ x, y }: Point) => `${rounded(x)} ${rounded(y)}`;
  return `M${at(start)}C${at(first)} ${at(second)} ${at(end)}`;
}

/** The sheet that holds everything, with a margin; in whole pixels, so that its edges are sharp. */
function extent(boxes: ReadonlyMap<string, Box>, curves: readonly WireCurve[]): Box {
  const corners = [
    ...curves.flat(),
    ...[...boxes.values()].flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  ];
  const range = (values: readonly number[]) => {
    const least = values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
    const most = values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
    return { start: Math.floor(least) - margin, size: Math.ceil(most) - Math.floor(least) + 2 * margin };
  };
  const across = range(corners.map(({ x }) => x));
  const down = range(corners.map(({ y }) => y));
  return { x: across.start, y: down.start, width: across.size, height: down.size };
}
