import type { Target } from "../../deploy/index.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./ExportDialog.module.css";

/** How far the files are, and how to give up those that are still to be made. Empty when all are there. */
export function ExportProgress(props: {
  readonly waiting: readonly Target[];
  readonly total: number;
  readonly onStop: () => void;
}) {
  const { waiting, total } = props;
  const [first] = waiting;
  return (
    <div className={styles.progress} role="status">
      {first !== undefined && (
        <>
          <progress aria-label="Targets made" max={total} value={total - waiting.length} />
          <span className={styles.quiet}>Making {first.title}…</span>
          <Button size="s" variant="ghost" onClick={props.onStop}>
            Leave out the rest
          </Button>
        </>
      )}
    </div>
  );
}
