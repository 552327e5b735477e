/** Sizes of nodes in canvas pixels. The style sheets of the nodes draw exactly these. */
export const streamletWidth = 188;
const headerHeight = 50;
const rowHeight = 36;
const footPadding = 6;
export const topicWidth = 124;
export const topicHeight = 40;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function streamletSize(inlets: number, outlets: number): Size {
  const rows = Math.max(inlets, outlets);
  return { width: streamletWidth, height: headerHeight + rows * rowHeight + (rows > 0 ? footPadding : 0) };
}

/** Height of a port's middle below the top of its node. */
export function portOffset(index: number): number {
  return headerHeight + index * rowHeight + rowHeight / 2;
}
