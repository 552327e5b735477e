import { lazy, Suspense } from "react";
import { useCanvas } from "../workspace/studio.tsx";

const ConnectDialog = lazy(async () => ({ default: (await import("./ConnectDialog.tsx")).ConnectDialog }));
const ExplanationPopover = lazy(async () => ({
  default: (await import("./ExplanationPopover.tsx")).ExplanationPopover,
}));

/** What opens over the canvas, loaded when it first opens. */
export function CanvasDialogs() {
  const isConnecting = useCanvas((state) => state.connecting !== undefined);
  const isExplaining = useCanvas((state) => state.explanation !== undefined);
  return (
    <Suspense>
      {isConnecting && <ConnectDialog />}
      {isExplaining && <ExplanationPopover />}
    </Suspense>
  );
}
