import { type Edge, type Node, type NodeHandle, Position } from "@xyflow/react";
import type { Point } from "../../../project/index.ts";
import type { GraphViews, StreamletView, TopicView, WireView } from "./graphViews.ts";
import { streamletNodeId, topicNodeId } from "./nodeId.ts";
import { portOffset, streamletSize, topicHeight, topicWidth } from "./nodeSize.ts";

export type StreamletNodeType = Node<{ readonly view: StreamletView }, "streamlet">;
export type TopicNodeType = Node<{ readonly view: TopicView }, "topic">;
export type CanvasNode = StreamletNodeType | TopicNodeType;
export type CanvasEdge = Edge<{ readonly view: WireView }, "wire">;

const origin: Point = { x: 0, y: 0 };

/**
 * Makes the nodes that React Flow draws. A node whose view, position and selection are those of the last call is
 * the same object again, so that React Flow leaves it alone.
 */
export function createNodeMaker() {
  let known = new Map<string, CanvasNode>();
  return function nodesOf(
    views: GraphViews,
    positions: ReadonlyMap<string, Point>,
    selected: ReadonlySet<string>,
  ): CanvasNode[] {
    const next = new Map<string, CanvasNode>();
    const take = (id: string, view: StreamletView | TopicView) => {
      const position = positions.get(id) ?? origin;
      const old = known.get(id);
      const isSame =
        old !== undefined &&
        old.data.view === view &&
        old.position.x === position.x &&
        old.position.y === position.y &&
        old.selected === selected.has(id);
      next.set(id, isSame ? old : nodeOf(id, view, position, selected.has(id)));
    };
    for (const view of views.streamlets) take(streamletNodeId(view.name), view);
    for (const view of views.topics) take(topicNodeId(view.id), view);
    known = next;
    return [...next.values()];
  };
}

function nodeOf(id: string, view: StreamletView | TopicView, position: Point, selected: boolean): CanvasNode {
  if (view.kind === "topic") {
    const size = { width: topicWidth, height: topicHeight };
    return {
      id,
      type: "topic",
      position,
      selected,
      data: { view },
      ariaLabel: `topic ${view.id}`,
      ...size,
      measured: size,
      handles: [
        handle("in", "target", 0, topicHeight / 2),
        handle("out", "source", topicWidth, topicHeight / 2),
      ],
    };
  }
  const size = streamletSize(view.inlets.length, view.outlets.length);
  return {
    id,
    type: "streamlet",
    position,
    selected,
    data: { view },
    ariaLabel: `streamlet ${view.name}`,
    ...size,
    measured: size,
    handles: [
      ...view.inlets.map((port, index) => handle(port.name, "target", 0, portOffset(index))),
      ...view.outlets.map((port, index) => handle(port.name, "source", size.width, portOffset(index))),
    ],
  };
}

function handle(id: string, type: "source" | "target", x: number, y: number): NodeHandle {
  return {
    id,
    type,
    x,
    y,
    width: 1,
    height: 1,
    position: type === "source" ? Position.Right : Position.Left,
  };
}

/** Makes the edges that React Flow draws; unchanged ones are the same objects again. */
export function createEdgeMaker() {
  let known = new Map<string, CanvasEdge>();
  return function edgesOf(views: GraphViews, selected: ReadonlySet<string>): CanvasEdge[] {
    const next = new Map<string, CanvasEdge>();
    for (const view of views.wires) {
      const old = known.get(view.id);
      const isSame = old?.data?.view === view && old.selected === selected.has(view.id);
      next.set(view.id, isSame ? old : edgeOf(view, selected.has(view.id)));
    }
    known = next;
    return [...next.values()];
  };
}

function edgeOf(view: WireView, selected: boolean): CanvasEdge {
  const streamlet = { node: streamletNodeId(view.streamlet), handle: view.port };
  const topic = topicNodeId(view.topic);
  const isProduced = view.direction === "produce";
  return {
    id: view.id,
    type: "wire",
    ariaRole: "button",
    selected,
    data: { view },
    source: isProduced ? streamlet.node : topic,
    sourceHandle: isProduced ? streamlet.handle : "out",
    target: isProduced ? topic : streamlet.node,
    targetHandle: isProduced ? "in" : streamlet.handle,
    ariaLabel: isProduced
      ? `wire ${view.streamlet}.${view.port} → ${view.topic}`
      : `wire ${view.topic} → ${view.streamlet}.${view.port}`,
  };
}
