import { boxPath } from "./far/farNodePaths.ts";
import type { CanvasNode } from "./views/flowElements.ts";

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle around all nodes, with a margin. */
export function boundsOf(nodes: readonly CanvasNode[], margin = 80): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** Path data of the boxes of all nodes that have errors, or of all that have none. */
export function outlinePath(nodes: readonly CanvasNode[], bad: boolean): string {
  return nodes
    .filter((node) => (node.data.view.severity === "error") === bad)
    .map(boxPath)
    .join("");
}
