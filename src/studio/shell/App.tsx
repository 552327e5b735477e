import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { lazy, Suspense, useEffect, useState } from "react";
import { TooltipLayer } from "../ui/Tooltip.tsx";
import { type Studio, StudioProvider, usePanels, useStudio } from "../workspace/studio.tsx";
import { allCommands } from "./commands/allCommands.ts";
import { Dialogs } from "./Dialogs.tsx";
import { listenForShortcuts } from "./listenForShortcuts.ts";
import { Shell } from "./Shell.tsx";

const Toast = lazy(async () => ({ default: (await import("../ui/Toast.tsx")).Toast }));

/** The studio's page. */
export function App(props: { readonly studio: Studio }) {
  return (
    <StudioProvider studio={props.studio}>
      <Shell />
      <Dialogs />
      <Notice />
      <TooltipLayer />
      <Shortcuts />
    </StudioProvider>
  );
}

function Notice() {
  const studio = useStudio();
  const notice = usePanels((state) => state.notice);
  const [isNeeded, setNeeded] = useState(false);
  if (notice !== undefined && !isNeeded) setNeeded(true);
  if (!isNeeded) return null;
  return (
    <Suspense>
      <Toast message={notice} onDismiss={() => studio.panels.getState().dismissNotice()} />
    </Suspense>
  );
}

function Shortcuts() {
  const studio = useStudio();
  useEffect(() => listenForShortcuts(studio, allCommands, window), [studio]);
  return null;
}
