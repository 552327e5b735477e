import { arrange } from "../../canvas/placement/arrange.ts";
import type { Command } from "../../workspace/commands.ts";
import { addTopicToBlueprint } from "../../workspace/gestures/connectPorts.ts";
import type { PortEnd } from "../../workspace/portEnd.ts";
import type { Studio } from "../../workspace/studio.tsx";

export const blueprintCommands: readonly Command[] = [
  {
    id: "blueprint.addTopic",
    title: "Add a topic",
    group: "Blueprint",
    run: (studio) => addTopicToBlueprint(studio),
  },
  {
    id: "blueprint.connect",
    title: "Connect the selected port to…",
    group: "Blueprint",
    shortcut: "c",
    scope: "canvas",
    enabled: (studio) => selectedPort(studio) !== undefined,
    run: (studio) => studio.canvas.getState().chooseTarget(selectedPort(studio)),
  },
  {
    id: "blueprint.arrange",
    title: "Automatic layout",
    group: "Blueprint",
    shortcut: "mod+shift+l",
    enabled: (studio) => studio.workspace.getState().analysis.graph.nodes.length > 0,
    run: (studio) => void arrange(studio),
  },
];

/** The selected port, or the first outlet (else inlet) of the selected streamlet. */
function selectedPort(studio: Studio): PortEnd | undefined {
  const [element] = studio.selection.getState().elements;
  if (element === undefined || (element.kind !== "port" && element.kind !== "streamlet")) return undefined;
  const { nodes } = studio.workspace.getState().analysis.graph;
  const node = nodes.find((one) => one.name === element.streamlet);
  if (node === undefined) return undefined;
  const port = element.kind === "port" ? element.port : (node.outlets[0] ?? node.inlets[0]);
  if (port === undefined) return undefined;
  const direction = node.outlets.includes(port) ? "outlet" : "inlet";
  return { streamlet: node.name, port, direction };
}
