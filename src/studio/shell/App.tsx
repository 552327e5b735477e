import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { useEffect } from "react";
import { Toast } from "../ui/Toast.tsx";
import { TooltipProvider } from "../ui/Tooltip.tsx";
import { type Studio, StudioProvider, usePanels, useStudio } from "../workspace/studio.tsx";
import { allCommands } from "./commands/allCommands.ts";
import { Dialogs } from "./Dialogs.tsx";
import { listenForShortcuts } from "./listenForShortcuts.ts";
import { Shell } from "./Shell.tsx";

/** The studio's page. */
export function App(props: { readonly studio: Studio }) {
  return (
    <StudioProvider studio={props.studio}>
      <TooltipProvider>
        <Shell />
        <Dialogs />
        <Notice />
        <Shortcuts />
      </TooltipProvider>
    </StudioProvider>
  );
}

function Notice() {
  const studio = useStudio();
  const notice = usePanels((state) => state.notice);
  return <Toast message={notice} onDismiss={() => studio.panels.getState().dismissNotice()} />;
}

function Shortcuts() {
  const studio = useStudio();
  useEffect(() => listenForShortcuts(studio, allCommands, window), [studio]);
  return null;
}
