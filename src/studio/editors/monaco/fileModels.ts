import { applyEdits, type TextEdit } from "../../../hocon/index.ts";
import type { WorkspaceStore } from "../../workspace/workspaceStore.ts";
import { languageOf } from "../languageOf.ts";
import { minimalEdit } from "../minimalEdit.ts";
import { type TextPositions, textPositions, toEditorRange, toTextRange } from "../textPositions.ts";
import { monaco } from "./monaco.ts";

/** One open file: Monaco's model and the project's text, which say the same. */
export interface OpenFile {
  readonly path: string;
  readonly model: monaco.editor.ITextModel;
  readonly text: string;
  readonly positions: TextPositions;
}

/** The models of open files, kept equal to the project in both directions. */
export interface FileModels {
  /** Opens the file if need be. Undefined for a file that is absent or no text. */
  open(path: string): OpenFile | undefined;
  /** The open file that a model shows; undefined for models of others. */
  fileOf(model: monaco.editor.ITextModel): OpenFile | undefined;
  all(): Iterable<OpenFile>;
  /** True while a model takes over a change that was made elsewhere: on the canvas, by undo. */
  isFollowing(): boolean;
  /** Calls back after a model was opened. Returns how to stop. */
  onOpened(listener: (file: OpenFile) => void): () => void;
  dispose(): void;
}

interface Mirror extends OpenFile {
  text: string;
}

export function createFileModels(workspace: WorkspaceStore): FileModels {
  const mirrors = new Map<string, Mirror>();
  const listeners = new Set<(file: OpenFile) => void>();
  /** Such a change must not be sent back. */
  let isFollowing = false;

  function textIn(path: string): string | undefined {
    const content = workspace.getState().project.files.get(path);
    return typeof content === "string" ? content : undefined;
  }

  function follow(mirror: Mirror, text: string): void {
    const edit = minimalEdit(mirror.text, text);
    if (edit === undefined) return;
    const range = toEditorRange(mirror.positions, edit.range);
    mirror.text = text;
    isFollowing = true;
    try {
      mirror.model.applyEdits([{ range, text: edit.newText }]);
    } finally {
      isFollowing = false;
    }
  }

  function onTyped(mirror: Mirror, changes: readonly monaco.editor.IModelContentChange[]): void {
    if (isFollowing || changes.length === 0) return;
    const { path, positions } = mirror;
    const edits = changes
      .map((change): TextEdit => ({ range: toTextRange(positions, change.range), newText: change.text }))
      .sort((a, b) => a.range.start - b.range.start);
    mirror.text = applyEdits(mirror.text, edits);
    // Each pasted or completed piece is a step of its own; letters in a row become one.
    const options = changes.every(isTyping) ? { coalesce: `type ${path}` } : {};
    workspace.getState().edit(`Edit ${path}`, [{ kind: "edit", path, edits }], options);
    const text = textIn(path);
    if (text !== undefined) follow(mirror, text);
  }

  function open(path: string): OpenFile | undefined {
    const known = mirrors.get(path);
    if (known !== undefined) return known;
    const text = textIn(path);
    if (text === undefined) return undefined;
    const uri = uriOf(path);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(text, languageOf(path), uri);
    // Without a line end to go by, Monaco takes the platform's; projects travel between platforms.
    if (!text.includes("\r\n")) model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const mirror = mirrorOf(path, model, text);
    mirrors.set(path, mirror);
    model.onDidChangeContent((event) => onTyped(mirror, event.changes));
    for (const listener of listeners) listener(mirror);
    return mirror;
  }

  const unsubscribe = workspace.subscribe((state, before) => {
    if (state.project === before.project) return;
    for (const [path, mirror] of mirrors) {
      const text = state.projectId === before.projectId ? textIn(path) : undefined;
      if (text !== undefined) {
        follow(mirror, text);
        continue;
      }
      mirrors.delete(path);
      mirror.model.dispose();
    }
  });

  return {
    open,
    fileOf: (model) => [...mirrors.values()].find((mirror) => mirror.model === model),
    all: () => mirrors.values(),
    isFollowing: () => isFollowing,
    onOpened(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      unsubscribe();
      for (const mirror of mirrors.values()) mirror.model.dispose();
      mirrors.clear();
    },
  };
}

function uriOf(path: string): monaco.Uri {
  return monaco.Uri.file(`/${path}`);
}

/** Positions are counted when asked for, and once per text. */
function mirrorOf(path: string, model: monaco.editor.ITextModel, text: string): Mirror {
  let counted: { readonly text: string; readonly positions: TextPositions } | undefined;
  return {
    path,
    model,
    text,
    get positions() {
      if (counted?.text !== this.text) counted = { text: this.text, positions: textPositions(this.text) };
      return counted.positions;
    },
  };
}

function isTyping(change: monaco.editor.IModelContentChange): boolean {
  return change.rangeLength <= 1 && (change.text.length <= 2 || change.text.trim() === "");
}
