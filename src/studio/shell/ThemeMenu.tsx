import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import type { Theme } from "../workspace/panelStore.ts";
import { usePanels, useStudio } from "../workspace/studio.tsx";

const icons = { light: <Sun />, dark: <Moon />, system: <Monitor /> };
const labels: readonly (readonly [Theme, string])[] = [
  ["light", "Light"],
  ["dark", "Dark"],
  ["system", "Like the system"],
];

/** The choice of the theme. */
export function ThemeMenu() {
  const studio = useStudio();
  const theme = usePanels((state) => state.theme);
  return (
    <Menu
      align="end"
      entries={labels.map(([id, label]) => ({
        label,
        icon: icons[id],
        checked: id === theme,
        onSelect: () => studio.panels.getState().setTheme(id),
      }))}
    >
      <IconButton label="Theme" icon={icons[theme]} />
    </Menu>
  );
}
