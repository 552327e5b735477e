import { useRef } from "react";
import type { QuickFix } from "../../blueprint/index.ts";
import { applyChanges } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useFocusAfterMenu } from "../ui/useFocusAfterMenu.ts";
import { useStudio } from "../workspace/studio.tsx";
import { applyFix } from "./applyFix.ts";
import { editPreview } from "./editPreview.ts";
import styles from "./FixPreview.module.css";
import { fixChanges } from "./fixChanges.ts";

const marks = { same: " ", removed: "−", added: "+" };

/** What a quick fix would change, line by line, before it is made. It is one step of the history. */
export function FixPreview(props: { readonly fix: QuickFix; readonly onClose: () => void }) {
  const { fix, onClose } = props;
  const { workspace } = useStudio();
  const applyButton = useRef<HTMLButtonElement>(null);
  useFocusAfterMenu(applyButton);
  const { analysis } = workspace.getState();
  const { files } = analysis.project;
  const changes = fixChanges(analysis, fix);
  const next = applyChanges(analysis.project, changes).files;

  function apply(): void {
    applyFix(workspace, fix);
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={fix.title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button ref={applyButton} variant="primary" onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      {fix.note !== undefined && <p className={styles.note}>{fix.note}</p>}
      {[...new Set(changes.map(({ path }) => path))].map((path) => (
        <section key={path} aria-label={`Changes of ${path}`}>
          <h3 className={styles.file}>{path}</h3>
          <pre className={styles.lines}>
            {editPreview(String(files.get(path) ?? ""), String(next.get(path) ?? "")).map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and do not change.
              <span key={index} data-kind={line.kind}>
                {marks[line.kind]} {line.text}
              </span>
            ))}
          </pre>
        </section>
      ))}
    </Dialog>
  );
}
