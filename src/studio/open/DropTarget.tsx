import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Dialog } from "../ui/Dialog.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./DropTarget.module.css";
import { listenForDrops } from "./listenForDrops.ts";
import { OpeningView } from "./OpeningView.tsx";
import { createOpening } from "./opening.ts";

/** Takes files that are dropped anywhere on the page. Mounted once. */
export function DropTarget() {
  const studio = useStudio();
  const projectName = useWorkspace((state) => state.project.name);
  const [opening] = useState(() => createOpening(studio));
  const step = useStore(opening, (state) => state.step);
  const [isOver, setOver] = useState(false);

  useEffect(
    () =>
      listenForDrops(window, {
        onOver: setOver,
        onFiles: (files) => {
          studio.panels.getState().openDialog(undefined);
          opening.getState().start(files);
        },
        onFailure: () =>
          studio.panels
            .getState()
            .notify(
              "error",
              "The dropped files could not be read. Check that you may read them, then drop them again.",
            ),
      }),
    [studio, opening],
  );

  const { cancel, take } = opening.getState();
  return (
    <>
      {isOver && (
        <div className={styles.overlay} role="status">
          <div className={styles.frame}>
            <Download aria-hidden="true" />
            Drop files or folders to open them
          </div>
        </div>
      )}
      {step.kind !== "idle" && (
        <Dialog open onClose={cancel} title="Open files" width="m">
          <OpeningView
            step={step}
            projectName={projectName}
            onTake={(files, way) => void take(files, way)}
            onCancel={cancel}
          />
        </Dialog>
      )}
    </>
  );
}
