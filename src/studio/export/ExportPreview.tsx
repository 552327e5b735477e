import { Copy } from "lucide-react";
import { useMemo } from "react";
import { sizeText } from "../../project/index.ts";
import { CodePreview } from "../editors/CodePreview.tsx";
import { contentView } from "../editors/fileContentView.ts";
import { ReadOnlyText } from "../editors/ReadOnlyText.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useStudio } from "../workspace/studio.tsx";
import styles from "./ExportDialog.module.css";
import type { ExportFile } from "./exportPlan.ts";

/** One file of the export, to read and to copy. */
export function ExportPreview(props: { readonly file: ExportFile }) {
  const { path, content } = props.file;
  const { panels } = useStudio();
  const view = useMemo(() => contentView(content), [content]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(typeof content === "string" ? content : "");
      panels.getState().notify("info", `${path} was copied.`);
    } catch {
      panels
        .getState()
        .notify("error", "The browser did not allow copying. Select the text and copy it by hand.");
    }
  }

  return (
    <section className={styles.preview} aria-label={`Preview of ${path}`}>
      <header className={styles.previewHeader}>
        <span className={styles.previewPath}>{path}</span>
        {typeof content === "string" && (
          <IconButton label="Copy file" icon={<Copy />} size="s" side="left" onClick={() => void copy()} />
        )}
      </header>
      {view.kind === "text" && typeof content === "string" && <CodePreview path={path} text={content} />}
      {view.kind === "excerpt" && (
        <ReadOnlyText
          label={`Beginning of ${path}`}
          note={`The first ${sizeText(view.text.length)} of ${sizeText(view.length)}; all of it is exported.`}
          text={view.text}
        />
      )}
      {view.kind === "bytes" && (
        <ReadOnlyText
          label={`First bytes of ${path}`}
          note={`This is ${view.what} (${sizeText(view.size)}).`}
          text={view.dump}
        />
      )}
    </section>
  );
}
