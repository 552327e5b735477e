import { Button } from "../ui/Button.tsx";
import type { ChosenFile } from "./chosenFile.ts";
import { NoteList } from "./NoteList.tsx";
import styles from "./OpeningView.module.css";
import type { OpeningStep } from "./opening.ts";
import type { Progress } from "./readFiles.ts";
import { likelyWay, type WayToTake } from "./wayToTake.ts";

/** What a dialog shows while files are being opened: the question, the progress, or the notes. */
export function OpeningView(props: {
  readonly step: Exclude<OpeningStep, { kind: "idle" }>;
  readonly projectName: string;
  readonly onTake: (files: readonly ChosenFile[], way: WayToTake) => void;
  readonly onCancel: () => void;
}) {
  const { step, onCancel } = props;
  switch (step.kind) {
    case "choosing":
      return <WayChoice files={step.files} projectName={props.projectName} onTake={props.onTake} />;
    case "working":
      return <WorkProgress progress={step.progress} onCancel={onCancel} />;
    case "notes":
      return (
        <>
          <p className={styles.lead}>
            {step.taken === 0
              ? "Nothing was taken, and nothing of yours has changed."
              : `${step.taken === 1 ? "One file was" : `${step.taken} files were`} taken. Please note:`}
          </p>
          <NoteList notes={step.notes} />
          <div className={styles.buttons}>
            <Button variant="primary" autoFocus onClick={onCancel}>
              Close
            </Button>
          </div>
        </>
      );
  }
}

function WayChoice(props: {
  readonly files: readonly ChosenFile[];
  readonly projectName: string;
  readonly onTake: (files: readonly ChosenFile[], way: WayToTake) => void;
}) {
  const { files, onTake } = props;
  const paths = files.map((file) => file.path);
  const likely = likelyWay(paths);
  const [first] = paths;
  return (
    <>
      <p className={styles.lead}>
        {files.length === 1 ? first : `${files.length} files`}: open as a new project, or add to{" "}
        <strong>{props.projectName}</strong>? The project that is open stays saved in this browser.
      </p>
      <div className={styles.buttons}>
        <Button
          variant={likely === "add" ? "primary" : "default"}
          autoFocus={likely === "add"}
          onClick={() => onTake(files, "add")}
        >
          Add to this project
        </Button>
        <Button
          variant={likely === "open" ? "primary" : "default"}
          autoFocus={likely === "open"}
          onClick={() => onTake(files, "open")}
        >
          Open as a new project
        </Button>
      </div>
    </>
  );
}

function WorkProgress(props: { readonly progress: Progress | undefined; readonly onCancel: () => void }) {
  const { progress } = props;
  const text =
    progress === undefined || progress.total === 1
      ? "Reading what is in the files…"
      : `Reading file ${progress.done + 1} of ${progress.total}…`;
  return (
    <div role="status">
      <p className={styles.lead}>{text}</p>
      <progress
        className={styles.progress}
        aria-label="Opening files"
        {...(progress === undefined ? {} : { value: progress.done, max: progress.total })}
      />
      <div className={styles.buttons}>
        <Button autoFocus onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
