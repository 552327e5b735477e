import type { Command } from "../workspace/commands.ts";
import type { Studio } from "../workspace/studio.tsx";
import { isShortcut } from "./shortcut.ts";

/**
 * Runs the commands' shortcuts. Listens before everything else, so that undo in the text editor is the one history
 * of the project and not the editor's own. Returns how to stop.
 */
export function listenForShortcuts(studio: Studio, commands: readonly Command[], page: Window): () => void {
  const onMac = page.navigator.platform.startsWith("Mac");

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const place = placeOf(event.target);
    // While a dialog is open its keys are its own, wherever the focus happens to be.
    if (place === "dialog" || page.document.querySelector("[role=dialog]") !== null) return;
    const command = commands.find(
      ({ shortcut, aliases = [], scope = "page" }) =>
        shortcut !== undefined &&
        counts(scope, place) &&
        [shortcut, ...aliases].some((keys) => isShortcut(event, keys, onMac)),
    );
    if (command === undefined) return;
    const isEnabled = command.enabled?.(studio) ?? true;
    // A disabled canvas command leaves the key to others, e.g. Escape to a drag that is given up.
    if (!isEnabled && command.scope === "canvas") return;
    event.preventDefault();
    event.stopPropagation();
    if (isEnabled) command.run(studio);
  }

  page.addEventListener("keydown", onKeyDown, { capture: true });
  return () => page.removeEventListener("keydown", onKeyDown, { capture: true });
}

type Place = "dialog" | "field" | "editor" | "canvas";

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return "canvas";
  if (target.closest("[role=dialog], [role=menu], [role=listbox]") !== null) return "dialog";
  if (target.closest(".monaco-editor") !== null) return "editor";
  return target.closest("input, textarea, select, [contenteditable=true]") === null ? "canvas" : "field";
}

function counts(scope: NonNullable<Command["scope"]>, place: Place): boolean {
  if (scope === "page") return true;
  return scope === "outside-fields" ? place !== "field" : place === "canvas";
}
