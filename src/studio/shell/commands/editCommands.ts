import { selectedNodes } from "../../canvas/views/selectionSets.ts";
import type { Command } from "../../workspace/commands.ts";
import { canRemoveSelected, removeSelected } from "../../workspace/gestures/removeSelected.ts";
import { showInText } from "../../workspace/showInText.ts";

export const editCommands: readonly Command[] = [
  {
    id: "edit.undo",
    title: "Undo",
    group: "Edit",
    shortcut: "mod+z",
    scope: "outside-fields",
    enabled: (studio) => studio.workspace.getState().history.undoLabel !== undefined,
    run: (studio) => studio.workspace.getState().undo(),
  },
  {
    id: "edit.redo",
    title: "Redo",
    group: "Edit",
    shortcut: "mod+shift+z",
    aliases: ["mod+y"],
    scope: "outside-fields",
    enabled: (studio) => studio.workspace.getState().history.redoLabel !== undefined,
    run: (studio) => studio.workspace.getState().redo(),
  },
  {
    id: "edit.delete",
    title: "Delete the selected elements",
    group: "Edit",
    shortcut: "delete",
    aliases: ["backspace"],
    scope: "canvas",
    enabled: canRemoveSelected,
    run: removeSelected,
  },
  {
    id: "edit.rename",
    title: "Rename the selected element",
    group: "Edit",
    shortcut: "f2",
    scope: "canvas",
    enabled: (studio) => selectedNodes(studio.selection.getState().elements).size === 1,
    run: (studio) => {
      const [node] = selectedNodes(studio.selection.getState().elements);
      studio.canvas.getState().rename(node);
    },
  },
  {
    id: "edit.selectAll",
    title: "Select all",
    group: "Edit",
    shortcut: "mod+a",
    scope: "canvas",
    run: (studio) => {
      const { graph } = studio.workspace.getState().analysis;
      studio.selection
        .getState()
        .select([
          ...graph.nodes.map((node) => ({ kind: "streamlet" as const, streamlet: node.name })),
          ...graph.topics.map((topic) => ({ kind: "topic" as const, topic: topic.id })),
        ]);
    },
  },
  {
    id: "edit.selectNothing",
    title: "Clear the selection",
    group: "Edit",
    shortcut: "escape",
    scope: "canvas",
    enabled: (studio) => {
      const { elements, wires } = studio.selection.getState();
      return elements.length + wires.length > 0;
    },
    run: (studio) => studio.selection.getState().select([]),
  },
  {
    id: "edit.showInText",
    title: "Show the selected element in the text",
    group: "Edit",
    shortcut: "f12",
    scope: "canvas",
    enabled: (studio) => studio.selection.getState().elements.length > 0,
    run: (studio) => {
      const [element] = studio.selection.getState().elements;
      if (element !== undefined) showInText(studio, element);
    },
  },
];
