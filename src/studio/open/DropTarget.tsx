import { Download } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useStudio } from "../workspace/studio.tsx";
import type { ChosenFile } from "./chosenFile.ts";
import styles from "./DropTarget.module.css";
import { listenForDrops } from "./listenForDrops.ts";

const DroppedFiles = lazy(async () => ({ default: (await import("./DroppedFiles.tsx")).DroppedFiles }));

/**
 * Takes files that are dropped anywhere on the page. Mounted once and with the page: without it the browser would
 * leave the page for the file.
 */
export function DropTarget() {
  const { panels } = useStudio();
  const [dropped, setDropped] = useState<readonly ChosenFile[]>();
  const [isOver, setOver] = useState(false);

  useEffect(
    () =>
      listenForDrops(window, {
        onOver: setOver,
        onFiles: (files) => {
          panels.getState().openDialog(undefined);
          setDropped(files);
        },
        onFailure: () =>
          panels
            .getState()
            .notify(
              "error",
              "The dropped files could not be read. Check that you may read them, then drop them again.",
            ),
      }),
    [panels],
  );

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
      <Suspense>{dropped !== undefined && <DroppedFiles files={dropped} />}</Suspense>
    </>
  );
}
