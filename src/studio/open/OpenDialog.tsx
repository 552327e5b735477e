import { FilePlus2, FileUp, FolderOpen } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import { emptyProject } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { usePanels, useStudio, useWorkspace } from "../workspace/studio.tsx";
import { filesOfInput } from "./chosenFile.ts";
import { ExampleList } from "./ExampleList.tsx";
import styles from "./OpenDialog.module.css";
import { OpeningView } from "./OpeningView.tsx";
import { createOpening } from "./opening.ts";
import { openProject } from "./openProject.ts";
import { RecentProjects } from "./RecentProjects.tsx";

/** Opens a project: from files, a folder, this browser's storage, the examples, or an empty one. */
export function OpenDialog() {
  const isOpen = usePanels((state) => state.dialog === "open");
  return isOpen ? <OpenDialogContent /> : null;
}

function OpenDialogContent() {
  const studio = useStudio();
  const projectName = useWorkspace((state) => state.project.name);
  const [opening] = useState(() =>
    createOpening(studio, () => studio.panels.getState().openDialog(undefined)),
  );
  const step = useStore(opening, (state) => state.step);

  function close(): void {
    opening.getState().cancel();
    studio.panels.getState().openDialog(undefined);
  }
  function start(list: FileList | null): void {
    if (list === null || list.length === 0) return;
    opening.getState().start(filesOfInput(list));
  }

  return (
    <Dialog
      open
      onClose={close}
      title="Open a project"
      width="l"
      {...(step.kind === "idle"
        ? {
            description:
              "A blueprint, descriptors, schemas, configuration, a jar, an application resource, or a whole folder or zip. Dropping them anywhere on the page does the same.",
          }
        : {})}
    >
      {step.kind !== "idle" ? (
        <OpeningView
          step={step}
          projectName={projectName}
          onTake={(files, way) => void opening.getState().take(files, way)}
          onCancel={step.kind === "notes" ? close : () => opening.getState().cancel()}
        />
      ) : (
        <div className={styles.columns}>
          <div className={styles.ways}>
            <FileButton label="Choose files…" icon={<FileUp />} primary onChosen={start} />
            <FileButton label="Choose folder…" icon={<FolderOpen />} folder onChosen={start} />
            <Button
              icon={<FilePlus2 />}
              onClick={() => {
                openProject(studio, emptyProject());
                close();
              }}
            >
              New empty project
            </Button>
          </div>
          <div className={styles.lists}>
            <ExampleList onOpened={close} />
            <RecentProjects onOpened={close} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** A button that asks for files; the input itself is out of sight and out of the order of tabs. */
function FileButton(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly folder?: boolean;
  readonly primary?: boolean;
  readonly onChosen: (list: FileList | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={props.icon}
        variant={props.primary === true ? "primary" : "default"}
        autoFocus={props.primary === true}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        aria-label={props.folder === true ? "Folder to open" : "Files to open"}
        {...(props.folder === true ? { webkitdirectory: "" } : {})}
        onChange={(event) => {
          props.onChosen(event.currentTarget.files);
          // The same files may be chosen again after they were changed.
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
