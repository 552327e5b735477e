import { FilePlus2 } from "lucide-react";
import { useMemo } from "react";
import { sizeText } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { usePanels, useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./EditorPanel.module.css";
import { FileTree } from "./FileTree.tsx";
import { contentView } from "./fileContentView.ts";
import { MonacoEditor } from "./MonacoEditor.tsx";
import { ReadOnlyText } from "./ReadOnlyText.tsx";

/** The project's files, and the one that is open: as text, as an excerpt, or as what its bytes are. */
export function EditorPanel() {
  const path = usePanels((state) => state.openFile);
  const content = useWorkspace((state) => state.project.files.get(path));
  const view = useMemo(() => contentView(content), [content]);
  const isStale = useWorkspace((state) => state.analysis.stale && state.analysis.blueprintFile === path);

  return (
    <div className={styles.root}>
      <FileTree />
      <section className={styles.file} aria-label={`File ${path}`}>
        {isStale && (
          <p className={styles.stale} role="status">
            This text cannot be read as a blueprint right now. The canvas shows the last version that could;
            nothing of your text is lost.
          </p>
        )}
        <div className={styles.view} hidden={view.kind !== "text"}>
          <MonacoEditor path={view.kind === "text" ? path : undefined} />
        </div>
        {view.kind === "excerpt" && (
          <ReadOnlyText
            label={`Beginning of ${path}`}
            note={`This file holds ${sizeText(view.length)} of text. Shown are its first ${sizeText(view.text.length)}, to read only; the simulation and the export use all of it.`}
            text={view.text}
          />
        )}
        {view.kind === "bytes" && (
          <ReadOnlyText
            label={`First bytes of ${path}`}
            note={`This is ${view.what} (${sizeText(view.size)}). It cannot be edited here and stays in the project as it is.`}
            text={view.dump}
          />
        )}
        {view.kind === "absent" && <AbsentFile path={path} />}
      </section>
    </div>
  );
}

function AbsentFile(props: { readonly path: string }) {
  const { workspace, panels } = useStudio();
  const blueprintFile = useWorkspace((state) => state.analysis.blueprintFile);
  const hasBlueprint = useWorkspace((state) => state.project.files.has(blueprintFile));
  if (hasBlueprint) {
    return (
      <EmptyState
        title="No file is open"
        actions={
          <Button onClick={() => panels.getState().openInEditor(blueprintFile)}>Open {blueprintFile}</Button>
        }
      >
        {props.path} is no longer part of the project. Choose a file on the left.
      </EmptyState>
    );
  }
  const create = () => {
    const content = "blueprint {\n  streamlets {\n  }\n  topics {\n  }\n}\n";
    workspace.getState().edit("Create blueprint.conf", [{ kind: "write", path: "blueprint.conf", content }]);
    panels.getState().openInEditor("blueprint.conf");
  };
  return (
    <EmptyState
      icon={<FilePlus2 />}
      title="This project has no blueprint yet"
      actions={
        <Button variant="primary" onClick={create}>
          Create blueprint.conf
        </Button>
      }
    >
      The blueprint says which streamlets there are and which topics join them. Dragging a streamlet from the
      palette onto the canvas creates it too.
    </EmptyState>
  );
}
