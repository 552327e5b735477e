import { lazy, Suspense } from "react";
import { DropTarget } from "../open/DropTarget.tsx";
import { usePanels, useSimulation } from "../workspace/studio.tsx";

const ConsentDialog = lazy(async () => ({
  default: (await import("../simulation/ConsentDialog.tsx")).ConsentDialog,
}));
const CommandPalette = lazy(async () => ({ default: (await import("./CommandPalette.tsx")).CommandPalette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import("./ShortcutsDialog.tsx")).ShortcutsDialog,
}));
const OpenDialog = lazy(async () => ({ default: (await import("../open/OpenDialog.tsx")).OpenDialog }));
const RewindDialog = lazy(async () => ({
  default: (await import("../simulation/RewindDialog.tsx")).RewindDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import("../export/ExportDialog.tsx")).ExportDialog,
}));
const ConfigurationDialog = lazy(async () => ({
  default: (await import("../configuration/ConfigurationDialog.tsx")).ConfigurationDialog,
}));

/** What lies over the page. Loaded beside the page: each dialog when it first opens. */
export function Dialogs() {
  const dialog = usePanels((state) => state.dialog);
  const isAsking = useSimulation((state) => state.asking);
  return (
    <>
      <DropTarget />
      <Suspense>
        {isAsking && <ConsentDialog />}
        {dialog === "commands" && <CommandPalette />}
        {dialog === "shortcuts" && <ShortcutsDialog />}
        {dialog === "open" && <OpenDialog />}
        {dialog === "export" && <ExportDialog />}
        {dialog === "rewind" && <RewindDialog />}
        {(dialog === "configuration" || dialog === "differences" || dialog === "azure") && (
          <ConfigurationDialog />
        )}
      </Suspense>
    </>
  );
}
