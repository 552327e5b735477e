import type { WorkspaceStore } from "../../workspace/workspaceStore.ts";
import { monaco } from "./monaco.ts";

/**
 * Undo and redo in the text are those of the project: one history for canvas and text. The cursor goes to where
 * the shown text changed. Returns how to stop.
 */
export function routeHistory(
  editor: monaco.editor.IStandaloneCodeEditor,
  workspace: WorkspaceStore,
): () => void {
  const step = (run: () => void) => () => {
    let changed: monaco.editor.IModelContentChange | undefined;
    const listener = editor.onDidChangeModelContent((event) => {
      changed = event.changes[0];
    });
    try {
      run();
    } finally {
      listener.dispose();
    }
    const model = editor.getModel();
    if (changed === undefined || model === null) return;
    const position = model.getPositionAt(changed.rangeOffset + changed.text.length);
    editor.setPosition(position);
    editor.revealPositionInCenterIfOutsideViewport(position);
  };
  const { KeyMod, KeyCode } = monaco;
  const undo = step(() => workspace.getState().undo());
  const redo = step(() => workspace.getState().redo());
  const actions = [
    editor.addAction({
      id: "streamwright.undo",
      label: "Undo",
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
      precondition: "editorTextFocus",
      run: undo,
    }),
    editor.addAction({
      id: "streamwright.redo",
      label: "Redo",
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
      precondition: "editorTextFocus",
      run: redo,
    }),
  ];
  return () => {
    for (const action of actions) action.dispose();
  };
}
