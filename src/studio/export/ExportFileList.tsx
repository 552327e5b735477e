import { type KeyboardEvent, useRef } from "react";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import styles from "./ExportDialog.module.css";
import type { ExportFile } from "./exportPlan.ts";
import { fileFolders } from "./fileFolders.ts";

/** The files of the export by folder; the chosen one is previewed beside. */
export function ExportFileList(props: {
  readonly files: readonly ExportFile[];
  readonly shown: string | undefined;
  readonly onShow: (path: string) => void;
}) {
  const tree = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const index = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
    const steps: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1 };
    const row = rows[steps[event.key] ?? -1];
    const path = row?.getAttribute("aria-label");
    if (row === undefined || path === null || path === undefined) return;
    event.preventDefault();
    row.focus();
    props.onShow(path);
  }

  return (
    <div
      ref={tree}
      className={styles.tree}
      role="tree"
      aria-label="Files of the export"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {fileFolders(props.files).map(({ folder, files }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of tree items, not of form fields.
        <div key={folder} role="group" aria-label={folder === "" ? "Project" : folder}>
          <p className={styles.folder} aria-hidden="true" title={folder}>
            {folder === "" ? "Project" : folder.replace(/^deploy\//, "")}
          </p>
          {files.map((file) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items.
            <div
              key={file.path}
              role="treeitem"
              aria-label={file.path}
              aria-selected={file.path === props.shown}
              tabIndex={file.path === props.shown ? 0 : -1}
              className={styles.file}
              onClick={() => props.onShow(file.path)}
            >
              <span className={styles.fileName}>
                {file.path.slice(folder === "" ? 0 : folder.length + 1)}
              </span>
              {file.notes.some((note) => note.severity === "error") && <SeverityIcon severity="error" />}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
