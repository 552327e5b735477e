import type { RevealRequest } from "../../workspace/selectionStore.ts";
import type { Studio } from "../../workspace/studio.tsx";
import { toEditorRange } from "../textPositions.ts";
import { createFileModels, type FileModels } from "./fileModels.ts";
import { installHocon } from "./hoconLanguage.ts";
import { installJson } from "./jsonLanguage.ts";
import { showMarkers } from "./markers.ts";
import { monaco } from "./monaco.ts";
import { followTheme } from "./theme.ts";
import { installTypeScript } from "./typescriptLanguage.ts";

/** One editor that shows one file of the project at a time. */
export interface EditorSession {
  /** Shows a text file where the user left it. False when the project has no such text. */
  show(path: string): boolean;
  /** Selects a range of the file shown, brings it into view and takes the keyboard. */
  reveal(request: RevealRequest): void;
  focus(): void;
  dispose(): void;
}

/** Where the user left each file. It outlives the session, which ends whenever another panel is shown. */
const viewStates = new Map<string, monaco.editor.ICodeEditorViewState>();

export function startEditorSession(studio: Studio, container: HTMLElement): EditorSession {
  const { workspace, selection } = studio;
  const models = createFileModels(workspace);
  /** Key of the file shown in `viewStates`. */
  let shown: string | undefined;

  const stops = [
    followTheme(),
    installHocon({ workspace, models }),
    installJson(),
    installTypeScript(workspace, models),
    showMarkers(workspace, models),
  ];
  const editor = monaco.editor.create(container, {
    model: null,
    automaticLayout: true,
    // A text area is known as a text field by everything else on the page: the canvas would take its space bar.
    editContext: false,
    fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
    fontSize: 13,
    lineHeight: 20,
    minimap: { enabled: false },
    padding: { top: 8, bottom: 8 },
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: true,
    renderLineHighlight: "line",
    lineNumbersMinChars: 4,
    folding: true,
    fixedOverflowWidgets: true,
    // Dropped files are for the page, which opens them.
    dropIntoEditor: { enabled: false },
    unusualLineTerminators: "off",
    quickSuggestions: { other: true, comments: false, strings: true },
    // What pops up by itself takes Enter only after an arrow key: Enter ends the line for one who types on.
    suggest: { selectionMode: "never" },
    "semanticHighlighting.enabled": true,
    stickyScroll: { enabled: false },
    wordBasedSuggestions: "off",
    // Nobody provides such suggestions, and looking for them costs every keystroke.
    inlineSuggest: { enabled: false },
  });
  // The same keys on every platform; the editor has others for Linux.
  const formatKeys = monaco.editor.addKeybindingRule({
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
    command: "editor.action.formatDocument",
    when: "editorTextFocus && !editorReadonly",
  });
  stops.push(() => formatKeys.dispose());
  stops.push(openElsewhere(models, (request) => selection.getState().showText(request)));
  editor.onDidChangeModelContent(({ changes: [change] }) => {
    // An undo while the user is in the text: the cursor goes to what it changed.
    if (change !== undefined && models.isFollowing() && editor.hasTextFocus()) goToEnd(editor, change);
  });

  function keepView(): void {
    const state = editor.saveViewState();
    if (shown !== undefined && state !== null) viewStates.set(shown, state);
  }

  function show(path: string): boolean {
    const file = models.open(path);
    if (file === undefined) return false;
    if (editor.getModel() === file.model) return true;
    keepView();
    editor.setModel(file.model);
    editor.updateOptions({ ariaLabel: path });
    shown = `${workspace.getState().projectId}/${path}`;
    const state = viewStates.get(shown);
    if (state !== undefined) editor.restoreViewState(state);
    return true;
  }

  return {
    show,
    reveal({ file: path, range }) {
      const file = models.open(path);
      if (file === undefined || !show(path)) return;
      if (range !== undefined) {
        const target = toEditorRange(file.positions, range);
        editor.setSelection(target);
        editor.revealRangeInCenterIfOutsideViewport(target);
      }
      editor.focus();
    },
    focus: () => editor.focus(),
    dispose() {
      keepView();
      for (const stop of stops) stop();
      editor.dispose();
      models.dispose();
    },
  };
}

function goToEnd(editor: monaco.editor.ICodeEditor, change: monaco.editor.IModelContentChange): void {
  const position = editor.getModel()?.getPositionAt(change.rangeOffset + change.text.length);
  if (position === undefined) return;
  editor.setPosition(position);
  editor.revealPositionInCenterIfOutsideViewport(position);
}

/** Sends jumps to other files (go to definition) through the studio, which opens them. */
function openElsewhere(models: FileModels, showText: (request: RevealRequest) => void): () => void {
  const opener = monaco.editor.registerEditorOpener({
    openCodeEditor(_source, resource, target) {
      const file = [...models.all()].find((open) => open.model.uri.toString() === resource.toString());
      if (file === undefined) return false;
      const range = target === undefined ? undefined : rangeOf(target);
      const start = range === undefined ? undefined : file.positions.toOffset(range.getStartPosition());
      const end = range === undefined ? undefined : file.positions.toOffset(range.getEndPosition());
      showText({
        file: file.path,
        range: start === undefined || end === undefined ? undefined : { start, end },
      });
      return true;
    },
  });
  return () => opener.dispose();
}

function rangeOf(target: monaco.IRange | monaco.IPosition): monaco.Range {
  return "lineNumber" in target ? monaco.Range.fromPositions(target) : monaco.Range.lift(target);
}
