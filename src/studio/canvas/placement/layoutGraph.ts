import type { Point } from "../../../project/index.ts";
import type { GraphViews } from "../views/graphViews.ts";
import { streamletNodeId, topicNodeId } from "../views/nodeId.ts";
import { portOffset, type Size, streamletSize, topicHeight, topicWidth } from "../views/nodeSize.ts";

/** A graph as layout sees it: boxes and directed edges between them. */
export interface LayoutGraph {
  readonly nodes: ReadonlyMap<string, Size>;
  readonly edges: readonly LayoutEdge[];
}
export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
  /** Where the edge leaves and arrives, in pixels below the top of the boxes. */
  readonly sourceOffset: number;
  readonly targetOffset: number;
}
/** Upper left corners of boxes, by node id. */
export type Positions = ReadonlyMap<string, Point>;

export function layoutGraphOf(views: GraphViews): LayoutGraph {
  const nodes = new Map<string, Size>();
  const offsets = new Map<string, number>();
  for (const view of views.streamlets) {
    nodes.set(streamletNodeId(view.name), streamletSize(view.inlets.length, view.outlets.length));
    for (const ports of [view.inlets, view.outlets]) {
      ports.forEach((port, index) => {
        offsets.set(`${view.name}.${port.name}`, portOffset(index));
      });
    }
  }
  for (const view of views.topics)
    nodes.set(topicNodeId(view.id), { width: topicWidth, height: topicHeight });

  const edges = views.wires.flatMap((wire): readonly LayoutEdge[] => {
    const streamlet = streamletNodeId(wire.streamlet);
    const topic = topicNodeId(wire.topic);
    if (!nodes.has(streamlet) || !nodes.has(topic)) return [];
    const portAt = offsets.get(`${wire.streamlet}.${wire.port}`) ?? portOffset(0);
    const topicAt = topicHeight / 2;
    return wire.direction === "produce"
      ? [{ source: streamlet, target: topic, sourceOffset: portAt, targetOffset: topicAt }]
      : [{ source: topic, target: streamlet, sourceOffset: topicAt, targetOffset: portAt }];
  });
  return { nodes, edges };
}
