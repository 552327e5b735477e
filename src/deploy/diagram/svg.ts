/** A drawing of the application that needs nothing but itself: no scripts, fonts or links. */
import { colours } from "./colours.ts";
import type { FlowEdge, FlowGraph } from "./flow-graph.ts";
import { layout, type PlacedNode } from "./layout.ts";

export function svg(title: string, graph: FlowGraph): string {
  const { nodes, width, height } = layout(graph);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" font-family="Helvetica, Arial, sans-serif" role="img">`,
    `  <title>${xmlText(title)}</title>`,
    `  <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>`,
    `  <rect width="100%" height="100%" fill="#ffffff"/>`,
    ...graph.edges.flatMap((edge) => wireLine(edge, nodes)),
    ...graph.edges.flatMap((edge) => portLine(edge, nodes)),
    ...[...nodes.values()].flatMap(nodeLines),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

function nodeLines(node: PlacedNode): readonly string[] {
  const { fill, stroke, text } = colours[node.kind];
  const { x, y, width, height } = node;
  const centre = round(x + width / 2);
  const radius = node.kind === "topic" ? height / 2 : 6;
  const single = node.detail === "";
  return [
    `  <rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`,
    `  <text x="${centre}" y="${round(y + (single ? 26 : 19))}" text-anchor="middle" font-size="13" font-weight="600" fill="${text}">${xmlText(node.label)}</text>`,
    ...(single
      ? []
      : [
          `  <text x="${centre}" y="${round(y + 34)}" text-anchor="middle" font-size="11" fill="${text}">${xmlText(node.detail)}</text>`,
        ]),
  ];
}

type Nodes = ReadonlyMap<string, PlacedNode>;

/** The ends of a wire, at the right of one node and the left of another. */
function endsOf(edge: FlowEdge, nodes: Nodes) {
  const from = nodes.get(edge.from);
  const to = nodes.get(edge.to);
  if (from === undefined || to === undefined) return undefined;
  return {
    start: { x: from.x + from.width, y: from.y + from.height / 2 },
    end: { x: to.x, y: to.y + to.height / 2 },
    isProduced: from.kind !== "topic",
  };
}

function wireLine(edge: FlowEdge, nodes: Nodes): readonly string[] {
  const ends = endsOf(edge, nodes);
  if (ends === undefined) return [];
  const { start, end } = ends;
  const bend = Math.max(30, Math.abs(end.x - start.x) / 2);
  // A wire that runs back, in a cycle, swings out below both nodes.
  const drop = end.x < start.x ? 60 : 0;
  const path = [
    `M${round(start.x)} ${round(start.y)}`,
    `C${round(start.x + bend)} ${round(start.y + drop)}`,
    `${round(end.x - bend)} ${round(end.y + drop)}`,
    `${round(end.x)} ${round(end.y)}`,
  ].join(" ");
  return [`  <path d="${path}" fill="none" stroke="#667" stroke-width="1.3" marker-end="url(#arrow)"/>`];
}

/** The port's name at its streamlet, with a white rim that keeps it readable over wires. */
function portLine(edge: FlowEdge, nodes: Nodes): readonly string[] {
  const ends = endsOf(edge, nodes);
  if (ends === undefined) return [];
  const { start, end, isProduced } = ends;
  const x = round(isProduced ? start.x + 6 : end.x - 10);
  const y = round((isProduced ? start.y : end.y) - 6);
  const anchor = isProduced ? "start" : "end";
  return [
    `  <text x="${x}" y="${y}" text-anchor="${anchor}" font-size="9" fill="#556" stroke="#ffffff" stroke-width="3" paint-order="stroke">${xmlText(edge.port)}</text>`,
  ];
}

/** Text for XML: markup escaped, characters that XML cannot hold left out. */
function xmlText(text: string): string {
  return [...text]
    .filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
