import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, memo, useMemo, useRef, useState } from "react";
import { agoText } from "../open/agoText.ts";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { Checkbox } from "./Checkbox.tsx";
import styles from "./ExportFileList.module.css";
import { changesText, type ExportChanges } from "./exportChanges.ts";
import { fileFolders } from "./fileFolders.ts";
import type { ListedFile } from "./listedFiles.ts";

/** Folders with more files start closed. */
const manyFiles = 60;

const marks = { new: "N", changed: "C", removed: "R" } as const;

/** The files of the export by folder, with what differs from the previous export; the chosen one is previewed beside. */
export function ExportFileList(props: {
  readonly files: readonly ListedFile[];
  readonly changes: ExportChanges;
  readonly shown: string | undefined;
  readonly onShow: (path: string) => void;
}) {
  const { since, kinds } = props.changes;
  const [isFiltered, setFiltered] = useState(false);
  /** Folders that the user opened or closed. */
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const tree = useRef<HTMLDivElement>(null);
  const hasChanges = kinds.size > 0;
  const folders = useMemo(
    () =>
      fileFolders(
        isFiltered && hasChanges ? props.files.filter((file) => file.change !== undefined) : props.files,
      ),
    [props.files, isFiltered, hasChanges],
  );
  const isOpen = (folder: string, count: number) => open.get(folder) ?? count <= manyFiles;
  function filter(isOn: boolean): void {
    setFiltered(isOn);
    const first = props.files.find((file) => file.change !== undefined);
    if (isOn && first !== undefined) props.onShow(first.path);
  }
  const setFolder = (folder: string, opened: boolean) => setOpen(new Map(open).set(folder, opened));

  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const index = rows.indexOf(document.activeElement as HTMLElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const folder = rows[index]?.dataset["folder"];
    const row = rows[steps[event.key] ?? -1];
    if (folder !== undefined && event.key === "ArrowRight") setFolder(folder, true);
    else if (folder !== undefined && event.key === "ArrowLeft") setFolder(folder, false);
    else if (folder !== undefined && (event.key === "Enter" || event.key === " ")) rows[index]?.click();
    else if (row !== undefined) {
      row.focus();
      const path = row.dataset["path"];
      if (path !== undefined) props.onShow(path);
    } else return;
    event.preventDefault();
  }

  return (
    <div className={styles.root}>
      {since !== undefined && (
        <div className={styles.changes}>
          <p role="status">
            Since the previous export, {agoText(since, Date.now())}: {changesText(kinds)}
          </p>
          {hasChanges && <Checkbox label="Only what differs" checked={isFiltered} onChange={filter} />}
        </div>
      )}
      <div
        ref={tree}
        className={styles.tree}
        role="tree"
        aria-label="Files of the export"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {folders.map(({ folder, files }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of tree items, not of form fields.
          <div key={folder} role="group" aria-label={folderName(folder)}>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items. */}
            <div
              role="treeitem"
              aria-label={`Folder ${folderName(folder)}, ${files.length} ${files.length === 1 ? "file" : "files"}`}
              aria-expanded={isOpen(folder, files.length)}
              data-folder={folder}
              tabIndex={index === 0 ? 0 : -1}
              className={styles.folder}
              title={folder}
              onClick={() => setFolder(folder, !isOpen(folder, files.length))}
            >
              {isOpen(folder, files.length) ? <ChevronDown /> : <ChevronRight />}
              <span className={styles.folderName}>
                <bdi>{folderName(folder)}</bdi>
              </span>
              <span>{files.length}</span>
            </div>
            {isOpen(folder, files.length) &&
              files.map((file) => (
                <FileRow
                  key={file.path}
                  file={file}
                  name={file.path.slice(folder === "" ? 0 : folder.length + 1)}
                  isShown={file.path === props.shown}
                  onShow={props.onShow}
                />
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function folderName(folder: string): string {
  return folder === "" ? "Project" : folder.replace(/^deploy\//, "");
}

const FileRow = memo(function FileRow(props: {
  readonly file: ListedFile;
  readonly name: string;
  readonly isShown: boolean;
  readonly onShow: (path: string) => void;
}) {
  const { file, isShown } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items.
    <div
      role="treeitem"
      aria-label={file.path}
      aria-description={file.change}
      aria-selected={isShown}
      data-path={file.path}
      tabIndex={isShown ? 0 : -1}
      className={styles.file}
      data-change={file.change}
      title={file.path}
      onClick={() => props.onShow(file.path)}
    >
      <span className={styles.fileName}>{props.name}</span>
      {file.notes.some((note) => note.severity === "error") && <SeverityIcon severity="error" />}
      {file.change !== undefined && (
        <span className={styles.mark} title={`${file.change} since the previous export`}>
          {marks[file.change]}
        </span>
      )}
    </div>
  );
});
