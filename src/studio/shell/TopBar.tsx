import { Command, FolderOpen, PanelBottom, PanelLeft, PanelRight, Redo2, Share, Undo2 } from "lucide-react";
import { useEffect } from "react";
import { SimulationBar } from "../simulation/SimulationBar.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { tooltip } from "../ui/Tooltip.tsx";
import { usePanels, useStudio, useWorkspace } from "../workspace/studio.tsx";
import { Logo } from "./Logo.tsx";
import { ProblemsButton } from "./ProblemsButton.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";
import styles from "./TopBar.module.css";

/** Project, history, simulation, problems and the ways in and out. */
export function TopBar() {
  const studio = useStudio();
  const name = useWorkspace((state) => state.project.name);
  const { openDialog } = studio.panels.getState();
  useEffect(() => {
    document.title = `${name} · Streamwright`;
  }, [name]);
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <Logo />
        <h1 className={styles.name} title={name}>
          {name}
        </h1>
        <HistoryButtons />
      </div>
      <SimulationBar />
      <div className={styles.end}>
        <ProblemsButton />
        <IconButton
          label="Command palette"
          shortcut="mod+k"
          icon={<Command />}
          onClick={() => openDialog("commands")}
        />
        <ThemeMenu />
        <PanelButtons />
        <Button
          icon={<FolderOpen />}
          onClick={() => openDialog("open")}
          {...tooltip("Open a project or files", { shortcut: "mod+o" })}
        >
          Open
        </Button>
        <Button
          icon={<Share />}
          onClick={() => openDialog("export")}
          {...tooltip("Export the application", { shortcut: "mod+e" })}
        >
          Export
        </Button>
      </div>
    </header>
  );
}

function HistoryButtons() {
  const studio = useStudio();
  const undoLabel = useWorkspace((state) => state.history.undoLabel);
  const redoLabel = useWorkspace((state) => state.history.redoLabel);
  const { undo, redo } = studio.workspace.getState();
  return (
    <div className={styles.group}>
      <IconButton
        label="Undo"
        tooltip={undoLabel === undefined ? "Undo" : `Undo: ${undoLabel}`}
        shortcut="mod+z"
        icon={<Undo2 />}
        disabled={undoLabel === undefined}
        onClick={undo}
      />
      <IconButton
        label="Redo"
        tooltip={redoLabel === undefined ? "Redo" : `Redo: ${redoLabel}`}
        shortcut="mod+shift+z"
        icon={<Redo2 />}
        disabled={redoLabel === undefined}
        onClick={redo}
      />
    </div>
  );
}

function PanelButtons() {
  const studio = useStudio();
  const paletteOpen = usePanels((state) => state.paletteOpen);
  const bottomOpen = usePanels((state) => state.bottomOpen);
  const inspectorOpen = usePanels((state) => state.inspectorOpen);
  const { toggle } = studio.panels.getState();
  return (
    <div className={styles.group}>
      <IconButton
        label="Palette"
        shortcut="mod+b"
        icon={<PanelLeft />}
        pressed={paletteOpen}
        onClick={() => toggle("paletteOpen")}
      />
      <IconButton
        label="Bottom panel"
        shortcut="mod+j"
        icon={<PanelBottom />}
        pressed={bottomOpen}
        onClick={() => toggle("bottomOpen")}
      />
      <IconButton
        label="Inspector"
        shortcut="mod+i"
        icon={<PanelRight />}
        pressed={inspectorOpen}
        onClick={() => toggle("inspectorOpen")}
      />
    </div>
  );
}
