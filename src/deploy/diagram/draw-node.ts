/** The boxes of the drawing, as the canvas shows streamlets and topics. */
import {
  type Box,
  headerHeight,
  lettering,
  portGap,
  portNote,
  portOffset,
  portPadding,
  portsWidth,
  textMargin,
  textStart,
} from "./box-size.ts";
import { drawText, rounded } from "./draw-text.ts";
import type { FlowNode, FlowPort, StreamletNode, TopicNode } from "./flow-graph.ts";
import type { Palette } from "./palette.ts";
import { glyphs } from "./runtime-glyph.ts";
import type { Lettering } from "./text-width.ts";
import { xmlText } from "./xml-text.ts";

/** A group at its place, with the full names as its title: those in the box may be cut. */
export function drawNode(node: FlowNode, box: Box, palette: Palette): readonly string[] {
  const title = node.detail === "" ? node.label : `${node.label} · ${node.detail}`;
  const lines = node.kind === "topic" ? topicLines(node, box, palette) : streamletLines(node, box, palette);
  return [
    `  <g transform="translate(${rounded(box.x)} ${rounded(box.y)})">`,
    `    <title>${xmlText(title)}</title>`,
    ...lines.map((line) => `    ${line}`),
    "  </g>",
  ];
}

function streamletLines(node: StreamletNode, { width, height }: Box, palette: Palette): readonly string[] {
  const { ink, soft } = palette.runtimes[node.kind];
  const room = width - textStart.streamlet - textMargin;
  const text = (y: number, written: string, font: Lettering, fill: string) =>
    drawText(written, { x: textStart.streamlet, y, room, fill, font });
  const hasPorts = node.inlets.length + node.outlets.length > 0;
  return [
    frame(width, height, 10, palette.surface, palette.strongBorder),
    `<rect x="11" y="12" width="26" height="26" rx="6" fill="${soft}"/>`,
    glyph(node.kind, { x: 16.5, y: 17.5, size: 15 }, ink),
    text(23, node.label, lettering.name, palette.text),
    text(39, node.className, lettering.className, palette.mutedText),
    ...(hasPorts
      ? [`<path d="M1 ${headerHeight - 0.5}H${rounded(width - 1)}" stroke="${palette.border}"/>`]
      : []),
    ...portLines(node, width, palette),
  ];
}

/** The sides share the room as they need it, at least half each where both need more than there is. */
function portLines({ inlets, outlets }: StreamletNode, width: number, palette: Palette): readonly string[] {
  const sides = inlets.length > 0 && outlets.length > 0;
  const room = width - 2 * portPadding - (sides ? portGap : 0);
  const roomBeside = (others: readonly FlowPort[]) =>
    sides ? Math.max(room / 2, room - portsWidth(others)) : room;
  const side = (ports: readonly FlowPort[], x: number, others: readonly FlowPort[]) => {
    const isLeft = x === 0;
    const at = { x: isLeft ? portPadding : x - portPadding, isAtEnd: !isLeft, room: roomBeside(others) };
    return ports.flatMap((port, index) => {
      const y = portOffset(index);
      const name = { ...at, y: y - 2.5, fill: palette.text, font: lettering.port };
      const note = { ...at, y: y + 11.5, fill: palette.faintText, font: lettering.note };
      const fill = port.isConnected ? palette.wire : palette.surface;
      return [
        drawText(port.name, name),
        drawText(portNote(port), note),
        `<circle cx="${rounded(x)}" cy="${y}" r="4.5" fill="${fill}" stroke="${palette.wire}" stroke-width="2"/>`,
      ];
    });
  };
  return [...side(inlets, 0, outlets), ...side(outlets, width, inlets)];
}

function topicLines(
  { label, managed }: TopicNode,
  { width, height }: Box,
  palette: Palette,
): readonly string[] {
  const middle = height / 2;
  const at = { x: textStart.topic, room: width - textStart.topic - textMargin };
  const name = { ...at, y: middle + (managed ? 4.5 : -2.5), fill: palette.text, font: lettering.topic };
  const note = { ...at, y: middle + 11.5, fill: palette.faintText, font: lettering.note };
  return [
    frame(width, height, Math.min(20, middle), palette.sunken, palette.strongBorder, !managed),
    glyph("topic", { x: 13, y: middle - 7, size: 14 }, palette.faintText),
    drawText(label, name),
    ...(managed ? [] : [drawText("not managed", note)]),
  ];
}

/** A border of one pixel, inside the box as on the canvas. */
function frame(
  width: number,
  height: number,
  radius: number,
  fill: string,
  stroke: string,
  isDashed = false,
): string {
  const dash = isDashed ? ' stroke-dasharray="4 3"' : "";
  return `<rect x="0.5" y="0.5" width="${rounded(width - 1)}" height="${rounded(height - 1)}" rx="${radius - 0.5}" fill="${fill}" stroke="${stroke}"${dash}/>`;
}

function glyph(
  kind: FlowNode["kind"],
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  colour: string,
): string {
  return `<path transform="translate(${x} ${rounded(y)}) scale(${(size / 24).toFixed(3)})" d="${glyphs[kind]}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
}
