import type { Studio } from "../workspace/studio.tsx";

/** A request to show a place in a text opens its file, whichever panel is showing. Returns how to stop. */
export function followReveals(studio: Pick<Studio, "selection" | "panels">): () => void {
  return studio.selection.subscribe(({ revealText }, before) => {
    if (revealText !== undefined && revealText !== before.revealText) {
      studio.panels.getState().openInEditor(revealText.file);
    }
  });
}
