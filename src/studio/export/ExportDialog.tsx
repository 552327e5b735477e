import { Download, FolderDown } from "lucide-react";
import { useMemo, useState } from "react";
import { type Target, targets } from "../../deploy/index.ts";
import { exportZip } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import { usePanels, useStudio, useWorkspace } from "../workspace/studio.tsx";
import { download } from "./download.ts";
import styles from "./ExportDialog.module.css";
import { ExportFileList } from "./ExportFileList.tsx";
import { ExportNotes } from "./ExportNotes.tsx";
import { ExportPreview } from "./ExportPreview.tsx";
import { deployFolder, exportPlan, zipName } from "./exportPlan.ts";
import { Obstacles } from "./Obstacles.tsx";
import { TargetChoice } from "./TargetChoice.tsx";
import { folderPicker, writeToFolder } from "./writeToFolder.ts";

/** Shows what an export would write and writes it: as a zip, into a folder, or file by file. */
export function ExportDialog() {
  const isOpen = usePanels((state) => state.dialog === "export");
  return isOpen ? <ExportDialogContent /> : null;
}

function ExportDialogContent() {
  const { panels } = useStudio();
  const project = useWorkspace((state) => state.project);
  const application = useWorkspace((state) => state.analysis.application);
  const [chosen, setChosen] = useState<ReadonlySet<Target>>(new Set(targets));
  const [shown, setShown] = useState<string>();
  const [isInsisting, setInsisting] = useState(false);

  const plan = useMemo(
    () =>
      exportPlan(
        project,
        application,
        targets.filter((target) => chosen.has(target)),
      ),
    [project, application, chosen],
  );
  const file = plan.files.find((one) => one.path === shown) ?? plan.files[0];
  const isRefused = plan.notes.some((note) => note.severity === "error") && !isInsisting;
  const pickFolder = folderPicker();
  const close = () => panels.getState().openDialog(undefined);

  function downloadZip(): void {
    download(zipName(project), exportZip(project, plan.generated), "application/zip");
    panels.getState().notify("info", `${zipName(project)} holds ${plan.files.length} files.`);
    close();
  }

  async function writeFolder(): Promise<void> {
    if (pickFolder === undefined) return;
    try {
      const folder = await pickFolder({ mode: "readwrite" });
      await writeToFolder(folder, plan.files);
      panels.getState().notify("info", `${plan.files.length} files were written to ${folder.name}.`);
      close();
    } catch (error) {
      // Closing the browser's question is no failure.
      if (error instanceof DOMException && error.name === "AbortError") return;
      const reason = sentenceOf(error);
      panels.getState().notify("error", `The folder could not be written: ${reason}`);
    }
  }

  return (
    <Dialog
      open
      onClose={close}
      title="Export"
      width="xl"
      description={
        application === undefined
          ? "The project's files, as they are."
          : "The project's files, and what the chosen targets make of them."
      }
      footer={
        <>
          {pickFolder !== undefined && (
            <Button icon={<FolderDown />} disabled={isRefused} onClick={() => void writeFolder()}>
              Write to folder…
            </Button>
          )}
          <Button variant="primary" icon={<Download />} disabled={isRefused} autoFocus onClick={downloadZip}>
            Download zip
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          {application === undefined ? (
            <Obstacles onLeave={close} />
          ) : (
            <TargetChoice chosen={chosen} onChange={setChosen} />
          )}
          <ExportNotes
            notes={plan.notes}
            isInsisting={isInsisting}
            onInsist={setInsisting}
            onShow={(note) =>
              note.path !== undefined && setShown(`${deployFolder}/${note.target.id}/${note.path}`)
            }
          />
        </div>
        <ExportFileList files={plan.files} shown={file?.path} onShow={setShown} />
        {file !== undefined && <ExportPreview key={file.path} file={file} />}
      </div>
    </Dialog>
  );
}
