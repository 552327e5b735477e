import { Workflow } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./EmptyCanvas.module.css";

/** What the canvas says while the blueprint has neither streamlets nor topics. */
export function EmptyCanvas() {
  const studio = useStudio();
  const hasClasses = useWorkspace((state) => state.analysis.catalog.all.length > 0);
  const panels = studio.panels.getState();
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        {hasClasses ? (
          <EmptyState icon={<Workflow />} title="An empty blueprint">
            Drag a streamlet class from the palette onto the canvas, or focus it and press Enter. Then drag
            from an outlet to an inlet: the topic between them is made for you.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Workflow />}
            title="Nothing is open yet"
            actions={
              <>
                <Button variant="primary" onClick={() => panels.openDialog("open")}>
                  Open a project
                </Button>
                <Button onClick={() => panels.openInEditor("blueprint.conf")}>Write a blueprint</Button>
              </>
            }
          >
            Drop a blueprint, the jars of your streamlets, streamlet-descriptors.conf or an application
            resource anywhere on this window.
          </EmptyState>
        )}
      </div>
    </div>
  );
}
