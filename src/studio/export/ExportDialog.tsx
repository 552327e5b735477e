import { Download, FolderDown } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { download } from "./download.ts";
import styles from "./ExportDialog.module.css";
import { ExportFileList } from "./ExportFileList.tsx";
import { ExportNotes } from "./ExportNotes.tsx";
import { ExportPreview } from "./ExportPreview.tsx";
import { ExportProgress } from "./ExportProgress.tsx";
import { zipApart } from "./exportApart.ts";
import { deployFolder, zipName } from "./exportPlan.ts";
import { listedFiles } from "./listedFiles.ts";
import { Obstacles } from "./Obstacles.tsx";
import type { PreviewView } from "./previewViews.ts";
import { removeFromFolder } from "./removeFromFolder.ts";
import { StaleFiles } from "./StaleFiles.tsx";
import { staleFiles } from "./staleFiles.ts";
import { TargetChoice } from "./TargetChoice.tsx";
import { useExport } from "./useExport.ts";
import { folderPicker, writeToFolder } from "./writeToFolder.ts";

/** Shows what an export would write and writes it: as a zip, into a folder, or file by file. */
export function ExportDialog() {
  const { panels, firstShown } = useStudio();
  const project = useWorkspace((state) => state.project);
  const isReady = useWorkspace((state) => "application" in state.analysis);
  const exporting = useExport();
  const { plan, changes, waiting, isRefused } = exporting;
  const [shown, setShown] = useState<string>();
  const [view, setView] = useState<PreviewView>();
  const [isPacking, setPacking] = useState(false);
  const [isRemoving, setRemoving] = useState(false);

  const files = useMemo(() => listedFiles(plan.files, changes), [plan, changes]);
  const stale = useMemo(() => staleFiles(changes), [changes]);
  const file = files.find((one) => one.path === shown) ?? files[0];
  const isBusy = exporting.isMaking || isPacking;
  const pickFolder = folderPicker();
  const close = () => panels.getState().openDialog(undefined);
  // The text editor, which the preview uses, is large: it comes while the user reads the choices.
  useEffect(
    () => void firstShown.then(() => import("../editors/monaco/showPreview.ts")).catch(() => {}),
    [firstShown],
  );

  async function write(how: () => Promise<string>): Promise<void> {
    setPacking(true);
    try {
      const done = await how();
      await exporting.remember();
      panels.getState().notify("info", done);
      close();
    } catch (error) {
      setPacking(false);
      // Closing the browser's question is no failure.
      if (error instanceof DOMException && error.name === "AbortError") return;
      panels.getState().notify("error", `Nothing or not everything was written: ${sentenceOf(error)}`);
    }
  }
  const downloadZip = () =>
    write(async () => {
      download(zipName(project), await zipApart(project, plan.generated), "application/zip");
      return `${zipName(project)} holds ${plan.files.length} files.`;
    });
  const writeFolder = (pick: NonNullable<typeof pickFolder>) =>
    write(async () => {
      const folder = await pick({ mode: "readwrite" });
      // First, so that a folder can stand where a file stood.
      const removed = isRemoving ? await removeFromFolder(folder, stale) : [];
      await writeToFolder(folder, plan.files);
      const written = `${plan.files.length} files were written to ${folder.name}`;
      return isRemoving ? `${written}, and ${removed.length} of the previous export removed.` : `${written}.`;
    });

  return (
    <Dialog
      open
      onClose={close}
      title="Export"
      width="xl"
      description={
        isReady
          ? "The project's files, and what the chosen targets make of them."
          : "The project's files. Deployment files have to wait for the errors below."
      }
      footer={
        <>
          <ExportProgress waiting={waiting} total={exporting.chosen.length} onStop={exporting.stop} />
          {pickFolder !== undefined ? (
            <Button
              icon={<FolderDown />}
              disabled={isRefused || isBusy}
              onClick={() => void writeFolder(pickFolder)}
            >
              Write to folder…
            </Button>
          ) : (
            <p className={styles.footerNote}>
              This browser cannot write into folders. The zip holds the same files.
            </p>
          )}
          <Button
            variant="primary"
            icon={<Download />}
            disabled={isRefused || isBusy}
            data-autofocus=""
            onClick={() => void downloadZip()}
          >
            Download zip
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          {!isReady && <Obstacles exporting={exporting} onLeave={close} />}
          {exporting.application !== undefined && <TargetChoice exporting={exporting} />}
          {pickFolder !== undefined && !exporting.isMaking && (
            <StaleFiles stale={stale} isRemoving={isRemoving} onChange={setRemoving} />
          )}
          <ExportNotes
            notes={plan.notes}
            isInsisting={exporting.choice.isInsisting}
            onInsist={(isInsisting) => exporting.choose({ isInsisting })}
            onShow={(note) =>
              note.path !== undefined && setShown(`${deployFolder}/${note.target.id}/${note.path}`)
            }
          />
        </div>
        <ExportFileList files={files} changes={changes} shown={file?.path} onShow={setShown} />
        {file !== undefined && <ExportPreview key={file.path} file={file} wanted={view} onView={setView} />}
      </div>
    </Dialog>
  );
}
