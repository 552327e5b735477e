import type { ChosenFile } from "./chosenFile.ts";
import { droppedFiles } from "./droppedFiles.ts";

export interface DropListener {
  /** Files are held over the page, or no longer. */
  readonly onOver: (isOver: boolean) => void;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Listens for files dropped anywhere on the page, before any editor or canvas in it does. Returns how to stop. */
export function listenForDrops(target: Window, listener: DropListener): () => void {
  /** Entering an element comes before leaving the one around it, so the page is left when as many were left. */
  let depth = 0;

  function onDrag(event: DragEvent): void {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "dragenter") depth += 1;
    if (event.type === "dragleave") depth = Math.max(0, depth - 1);
    if (event.type !== "dragover") listener.onOver(depth > 0);
    else if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
  }

  function onDrop(event: DragEvent): void {
    if (!hasFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    event.stopPropagation();
    depth = 0;
    listener.onOver(false);
    droppedFiles(event.dataTransfer.items).then(listener.onFiles, listener.onFailure);
  }

  const dragEvents = ["dragenter", "dragover", "dragleave"] as const;
  for (const type of dragEvents) target.addEventListener(type, onDrag, true);
  target.addEventListener("drop", onDrop, true);
  return () => {
    for (const type of dragEvents) target.removeEventListener(type, onDrag, true);
    target.removeEventListener("drop", onDrop, true);
  };
}

/** Drags inside the page (streamlets, text) carry no files. */
function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
