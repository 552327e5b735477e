import { runtimeTone } from "../../ui/runtimeTone.ts";
import type { CanvasNode } from "../views/flowElements.ts";

export type FarTone = ReturnType<typeof runtimeTone> | "topic";

/** SVG path data of the boxes of all nodes: by colour, and once more of those to be outlined. */
export interface FarNodePaths {
  readonly tones: ReadonlyMap<FarTone, string>;
  readonly bad: string;
  readonly selected: string;
}

export function farNodePaths(nodes: readonly CanvasNode[]): FarNodePaths {
  const tones = new Map<FarTone, string[]>();
  const bad: string[] = [];
  const selected: string[] = [];
  for (const node of nodes) {
    const { view } = node.data;
    const box = boxPath(node);
    const tone = view.kind === "topic" ? "topic" : runtimeTone(view.runtime);
    const list = tones.get(tone);
    if (list === undefined) tones.set(tone, [box]);
    else list.push(box);
    if (view.severity === "error") bad.push(box);
    if (node.selected === true) selected.push(box);
  }
  return {
    tones: new Map([...tones].map(([tone, boxes]) => [tone, boxes.join("")])),
    bad: bad.join(""),
    selected: selected.join(""),
  };
}

/** The node whose box holds the place, in canvas pixels. */
export function nodeAt(
  nodes: readonly CanvasNode[],
  place: { readonly x: number; readonly y: number },
): CanvasNode | undefined {
  return nodes.find(
    ({ position, width = 0, height = 0 }) =>
      place.x >= position.x &&
      place.x <= position.x + width &&
      place.y >= position.y &&
      place.y <= position.y + height,
  );
}

export function boxPath({ position, width = 0, height = 0 }: CanvasNode): string {
  return `M${position.x} ${position.y}h${width}v${height}h${-width}z`;
}
