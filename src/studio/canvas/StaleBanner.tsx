import { TriangleAlert } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./StaleBanner.module.css";

/** Says that the canvas is older than the text, and leads to the place that does not parse. */
export function StaleBanner() {
  const studio = useStudio();
  const file = useWorkspace((state) => state.analysis.blueprintFile);
  function showPlace(): void {
    const { analysis } = studio.workspace.getState();
    const range = analysis.document.problems[0]?.range;
    studio.panels.getState().openInEditor(file);
    studio.selection.getState().showText({ file, range });
  }
  return (
    <div className={styles.banner} role="status">
      <TriangleAlert aria-hidden="true" />
      <span>{file} does not parse: showing the last good version</span>
      <Button size="s" onClick={showPlace}>
        Go to the error
      </Button>
    </div>
  );
}
