import {
  Braces,
  Database,
  File,
  FileCode2,
  FileCog,
  FileJson2,
  Pencil,
  Settings2,
  Trash2,
  Workflow,
} from "lucide-react";
import { memo, type ReactNode, useEffect, useRef } from "react";
import type { ProblemSeverity } from "../../blueprint/index.ts";
import type { FileKind } from "../../project/index.ts";
import { ContextMenu } from "../ui/ContextMenu.tsx";
import styles from "./FileTree.module.css";

const icons: Readonly<Record<FileKind, ReactNode>> = {
  blueprint: <Workflow />,
  configuration: <FileCog />,
  descriptors: <FileJson2 />,
  schema: <Braces />,
  streamlet: <FileCode2 />,
  data: <Database />,
  settings: <Settings2 />,
  other: <File />,
};

/** What can be done to a file of the tree. */
export interface FileActions {
  readonly open: (path: string) => void;
  readonly rename: (path: string) => void;
  readonly remove: (path: string) => void;
}

/** One file of the tree, with the menu of what can be done to it. Drawn anew only when something of it changes. */
export const FileRow = memo(function FileRow(props: {
  readonly path: string;
  readonly kind: FileKind;
  readonly severity: ProblemSeverity | undefined;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly actions: FileActions;
}) {
  const { path, severity, actions } = props;
  const row = useRef<HTMLDivElement>(null);
  // A file may be opened from elsewhere: a problem, a jump to a definition.
  useEffect(() => {
    if (props.isOpen) row.current?.scrollIntoView({ block: "nearest" });
  }, [props.isOpen]);
  const slash = path.lastIndexOf("/") + 1;
  return (
    <ContextMenu
      entries={[
        { label: "Open", onSelect: () => actions.open(path) },
        { label: "Rename…", icon: <Pencil />, shortcut: "F2", onSelect: () => actions.rename(path) },
        "separator",
        {
          label: "Delete",
          icon: <Trash2 />,
          shortcut: "Delete",
          danger: true,
          onSelect: () => actions.remove(path),
        },
      ]}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items. */}
      <div
        ref={row}
        role="treeitem"
        aria-label={path}
        aria-selected={props.isOpen}
        tabIndex={props.isTabStop ? 0 : -1}
        className={styles.row}
        title={severity === undefined ? path : `${path} has ${severity === "error" ? "errors" : "warnings"}`}
        data-severity={severity}
        onClick={() => actions.open(path)}
      >
        <span className={styles.icon} aria-hidden="true">
          {icons[props.kind]}
        </span>
        <span className={styles.name}>{path.slice(slash)}</span>
        <span className={styles.folder}>{path.slice(0, Math.max(0, slash - 1))}</span>
      </div>
    </ContextMenu>
  );
});
