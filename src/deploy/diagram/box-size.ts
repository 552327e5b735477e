/** Sizes of the boxes and places of what is in them, in pixels: those of the canvas. */
import type { FlowNode, FlowPort, StreamletNode } from "./flow-graph.ts";
import { type Lettering, textWidth } from "./text-width.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const streamletWidth = 188;
const rowHeight = 36;
const footPadding = 6;
const topicSize: Size = { width: 124, height: 40 };

export const headerHeight = 50;
/** Where the text of a header and of a topic begins, and how far from the right edge it ends. */
export const textStart = { streamlet: 45, topic: 34 };
export const textMargin = 12;
/** Between an edge of the box and the name of a port, and the least between names on both sides. */
export const portPadding = 13;
export const portGap = 12;

export const lettering = {
  name: { size: 14, weight: 600 },
  className: { size: 11.5, weight: 400 },
  port: { size: 12.5, weight: 500 },
  note: { size: 11, weight: 400 },
  topic: { size: 12.5, weight: 600 },
} as const satisfies Readonly<Record<string, Lettering>>;

/** The size that a node has on the canvas. */
export function canvasSize(node: FlowNode): Size {
  if (node.kind === "topic") return topicSize;
  const rows = Math.max(node.inlets.length, node.outlets.length);
  return { width: streamletWidth, height: headerHeight + rows * rowHeight + (rows > 0 ? footPadding : 0) };
}

/** At least the size on the canvas, and wide enough for all texts. */
export function roomySize(node: FlowNode): Size {
  const { width, height } = canvasSize(node);
  return { width: Math.ceil(Math.max(width, wantedWidth(node))), height };
}

/** Height of a port's middle below the top of its node. */
export function portOffset(index: number): number {
  return headerHeight + index * rowHeight + rowHeight / 2;
}

/** The note below a port's name. */
export function portNote({ schema }: FlowPort): string {
  return schema ?? "not declared";
}

/** The widest text of some ports. */
export function portsWidth(ports: readonly FlowPort[]): number {
  return Math.max(
    0,
    ...ports.map((port) =>
      Math.max(textWidth(port.name, lettering.port), textWidth(portNote(port), lettering.note)),
    ),
  );
}

function wantedWidth(node: FlowNode): number {
  if (node.kind === "topic") return textStart.topic + textWidth(node.label, lettering.topic) + textMargin;
  return Math.max(
    headerWidth(node),
    portsWidth(node.inlets) + portsWidth(node.outlets) + 2 * portPadding + portGap,
  );
}

function headerWidth({ label, className }: StreamletNode): number {
  const texts = Math.max(textWidth(label, lettering.name), textWidth(className, lettering.className));
  return textStart.streamlet + texts + textMargin;
}
