import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, memo, useMemo, useRef, useState } from "react";
import { targets } from "../../deploy/index.ts";
import { agoText } from "../open/agoText.ts";
import { Button } from "../ui/Button.tsx";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { Checkbox } from "./Checkbox.tsx";
import styles from "./ExportFileList.module.css";
import { changesText, type ExportChanges } from "./exportChanges.ts";
import { grouped } from "./grouped.ts";
import type { ListedFile } from "./listedFiles.ts";

/** From so many files on groups start closed, and show no more at once. */
const manyFiles = 300;

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
  /** Groups that the user opened or closed. */
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map());
  /** Groups of which all files are wanted, however many. */
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const tree = useRef<HTMLDivElement>(null);
  const hasChanges = kinds.size > 0;
  const groups = useMemo(() => {
    const listed =
      isFiltered && hasChanges ? props.files.filter((file) => file.change !== undefined) : props.files;
    return [...grouped(listed, groupOf)];
  }, [props.files, isFiltered, hasChanges]);
  const isFew = groups.reduce((count, [, files]) => count + files.length, 0) <= manyFiles;
  const isOpen = (group: string) => open.get(group) ?? isFew;

  function filter(isOn: boolean): void {
    setFiltered(isOn);
    const first = props.files.find((file) => file.change !== undefined);
    if (isOn && first !== undefined) props.onShow(first.path);
  }
  const setGroup = (group: string, opened: boolean) => setOpen(new Map(open).set(group, opened));

  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const index = rows.indexOf(document.activeElement as HTMLElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const group = rows[index]?.dataset["group"];
    const row = rows[steps[event.key] ?? -1];
    if (group !== undefined && event.key === "ArrowRight") setGroup(group, true);
    else if (group !== undefined && event.key === "ArrowLeft") setGroup(group, false);
    else if (group !== undefined && (event.key === "Enter" || event.key === " ")) rows[index]?.click();
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
        {groups.map(([group, files], index) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of tree items, not of form fields.
          <div key={group} role="group" aria-label={group}>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items. */}
            <div
              role="treeitem"
              aria-label={`${group}, ${files.length} ${files.length === 1 ? "file" : "files"}`}
              aria-expanded={isOpen(group)}
              data-group={group}
              tabIndex={index === 0 ? 0 : -1}
              className={styles.group}
              onClick={() => setGroup(group, !isOpen(group))}
            >
              {isOpen(group) ? <ChevronDown /> : <ChevronRight />}
              <span className={styles.groupName}>{group}</span>
              <span>{files.length}</span>
            </div>
            {isOpen(group) &&
              (whole.has(group) ? files : files.slice(0, manyFiles)).map((file) => (
                <FileRow
                  key={file.path}
                  file={file}
                  isShown={file.path === props.shown}
                  onShow={props.onShow}
                />
              ))}
            {isOpen(group) && files.length > manyFiles && !whole.has(group) && (
              <Button size="s" variant="ghost" onClick={() => setWhole(new Set(whole).add(group))}>
                Show {files.length - manyFiles} more
              </Button>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Files are listed by target. */
function groupOf(file: ListedFile): string {
  if (file.target !== undefined) return file.target.title;
  // A file that is gone has no target any more, but its path still names it.
  const id = /^deploy\/([^/]+)\//.exec(file.path)?.[1];
  return targets.find((target) => target.id === id)?.title ?? "Project";
}

const FileRow = memo(function FileRow(props: {
  readonly file: ListedFile;
  readonly isShown: boolean;
  readonly onShow: (path: string) => void;
}) {
  const { file, isShown } = props;
  const path = file.path.replace(/^deploy\/[^/]+\//, "");
  const slash = path.lastIndexOf("/") + 1;
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
      <span className={styles.fileName}>{path.slice(slash)}</span>
      <span className={styles.folder}>
        <bdi>{path.slice(0, Math.max(0, slash - 1))}</bdi>
      </span>
      {file.notes.some((note) => note.severity === "error") && <SeverityIcon severity="error" />}
      {file.change !== undefined && (
        <span className={styles.mark} title={`${file.change} since the previous export`}>
          {marks[file.change]}
        </span>
      )}
    </div>
  );
});
