import { lazy, Suspense } from "react";
import { DropTarget } from "../open/DropTarget.tsx";
import { ConsentDialog } from "../simulation/ConsentDialog.tsx";
import { usePanels } from "../workspace/studio.tsx";

const CommandPalette = lazy(async () => ({ default: (await import("./CommandPalette.tsx")).CommandPalette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import("./ShortcutsDialog.tsx")).ShortcutsDialog,
}));
const OpenDialog = lazy(async () => ({ default: (await import("../open/OpenDialog.tsx")).OpenDialog }));
const ExportDialog = lazy(async () => ({
  default: (await import("../export/ExportDialog.tsx")).ExportDialog,
}));

/** What lies over the page. Each dialog is loaded when it first opens. */
export function Dialogs() {
  const dialog = usePanels((state) => state.dialog);
  return (
    <>
      <DropTarget />
      <ConsentDialog />
      <Suspense>
        {dialog === "commands" && <CommandPalette />}
        {dialog === "shortcuts" && <ShortcutsDialog />}
        {dialog === "open" && <OpenDialog />}
        {dialog === "export" && <ExportDialog />}
      </Suspense>
    </>
  );
}
