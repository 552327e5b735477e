import type { PanelStore } from "./panelStore.ts";

/** Puts a text on the clipboard and says so: "`what` was copied." */
export async function copyText(panels: PanelStore, what: string, text: string): Promise<void> {
  const { notify } = panels.getState();
  try {
    await navigator.clipboard.writeText(text);
    notify("info", `${what} was copied.`);
  } catch {
    notify("error", "The browser did not allow copying. Select the text and copy it by hand.");
  }
}
