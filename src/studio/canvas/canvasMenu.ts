import type { GraphEdge } from "../../blueprint/index.ts";
import type { MenuEntry } from "../ui/menuEntry.ts";
import { addTopicToBlueprint } from "../workspace/gestures/connectPorts.ts";
import { removeElements, removeSelected } from "../workspace/gestures/removeSelected.ts";
import { showInText } from "../workspace/showInText.ts";
import type { Studio } from "../workspace/studio.tsx";
import { arrange } from "./placement/arrange.ts";
import { elementOfNode } from "./views/nodeId.ts";

/** What the context menu offers for what is under the pointer: a node, a wire or the empty canvas. */
export function menuEntries(studio: Studio, event: Event): readonly MenuEntry[] {
  const target = event.target instanceof Element ? event.target : undefined;
  const node = target?.closest(".react-flow__node")?.getAttribute("data-id");
  if (node != null) return nodeEntries(studio, node);
  const wire = target?.closest(".react-flow__edge")?.getAttribute("data-id");
  const edge = studio.workspace.getState().analysis.graph.edges.find((one) => one.id === wire);
  return edge === undefined ? paneEntries(studio) : wireEntries(studio, edge);
}

function nodeEntries(studio: Studio, node: string): readonly MenuEntry[] {
  const element = elementOfNode(node);
  const { elements, wires, select } = studio.selection.getState();
  const isSelected = elements.some(
    (one) =>
      (one.kind === "streamlet" && element.kind === "streamlet" && one.streamlet === element.streamlet) ||
      (one.kind === "topic" && element.kind === "topic" && one.topic === element.topic),
  );
  if (!isSelected) select([element]);
  const count = isSelected ? elements.length + wires.length : 1;
  const name = element.kind === "streamlet" ? element.streamlet : element.topic;
  return [
    {
      label: "Rename",
      shortcut: "F2",
      onSelect: () => studio.canvas.getState().rename(node),
    },
    { label: "Show in text", onSelect: () => showInText(studio, element) },
    ...connectEntries(studio, node),
    "separator",
    {
      label: count > 1 ? `Delete ${count} elements` : `Delete ${name}`,
      shortcut: "delete",
      danger: true,
      onSelect: () => removeSelected(studio),
    },
  ];
}

function connectEntries(studio: Studio, node: string): readonly MenuEntry[] {
  const element = elementOfNode(node);
  if (element.kind !== "streamlet") return [];
  const { streamlet } = element;
  const view = studio.workspace.getState().analysis.graph.nodes.find((one) => one.name === streamlet);
  const entry = (port: string, direction: "inlet" | "outlet"): MenuEntry => ({
    label: `Connect ${port} to…`,
    onSelect: () => studio.canvas.getState().chooseTarget({ streamlet, port, direction }),
  });
  return [
    ...(view?.inlets ?? []).map((port) => entry(port, "inlet")),
    ...(view?.outlets ?? []).map((port) => entry(port, "outlet")),
  ];
}

function wireEntries(studio: Studio, edge: GraphEdge): readonly MenuEntry[] {
  studio.selection.getState().select([], [edge.id]);
  return [
    { label: "Show topic in text", onSelect: () => showInText(studio, { kind: "topic", topic: edge.topic }) },
    "separator",
    {
      label: "Delete wire",
      shortcut: "delete",
      danger: true,
      onSelect: () => removeElements(studio, [], [edge.id]),
    },
  ];
}

function paneEntries(studio: Studio): readonly MenuEntry[] {
  return [
    { label: "Add topic", onSelect: () => addTopicToBlueprint(studio) },
    {
      label: "Add streamlet…",
      shortcut: "mod+k",
      onSelect: () => studio.panels.getState().openDialog("commands"),
    },
    "separator",
    { label: "Automatic layout", shortcut: "mod+shift+l", onSelect: () => void arrange(studio) },
    { label: "Fit view", shortcut: "mod+0", onSelect: () => studio.canvas.getState().requestView("fit") },
  ];
}
