import type { PanelStore, Theme } from "../workspace/panelStore.ts";

const themeKey = "streamwright.theme";

/** The theme that was chosen in this browser before, else the system's. */
export function rememberedTheme(memory: Pick<Storage, "getItem">): Theme {
  try {
    const theme = memory.getItem(themeKey);
    return theme === "light" || theme === "dark" ? theme : "system";
  } catch {
    return "system";
  }
}

/** Draws the page in the chosen theme, follows the system where that is the choice, and remembers the choice. */
export function followTheme(panels: PanelStore, page: Window, memory: Pick<Storage, "setItem">): () => void {
  const systemDark = page.matchMedia("(prefers-color-scheme: dark)");
  function apply(): void {
    const { theme } = panels.getState();
    const system = systemDark.matches ? "dark" : "light";
    page.document.documentElement.setAttribute("data-theme", theme === "system" ? system : theme);
  }
  apply();
  systemDark.addEventListener("change", apply);
  const unsubscribe = panels.subscribe((state, before) => {
    if (state.theme === before.theme) return;
    apply();
    try {
      memory.setItem(themeKey, state.theme);
    } catch {
      // The choice then holds for this visit only.
    }
  });
  return () => {
    unsubscribe();
    systemDark.removeEventListener("change", apply);
  };
}
