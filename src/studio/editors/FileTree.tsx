import { Plus } from "lucide-react";
import { type KeyboardEvent, lazy, Suspense, useMemo, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { moveListedFile } from "../../project/index.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { usePanels, useStudio, useWorkspace } from "../workspace/studio.tsx";
import type { FileNaming } from "./FileNameDialog.tsx";
import { type FileActions, FileRow } from "./FileRow.tsx";
import styles from "./FileTree.module.css";
import { fileGroups } from "./fileGroups.ts";
import { newFileKinds } from "./newFile.ts";
import { worstByFile } from "./worstByFile.ts";

const FileNameDialog = lazy(async () => ({
  default: (await import("./FileNameDialog.tsx")).FileNameDialog,
}));

/** The files of the project by kind: open, add, rename, delete. Every change is one undoable step. */
export function FileTree() {
  const { workspace, panels } = useStudio();
  // Typing changes the files but not their paths, and then the tree need not be drawn anew.
  const allPaths = useWorkspace(useShallow((state) => [...state.project.files.keys()]));
  const problems = useWorkspace((state) => state.analysis.problems);
  const open = usePanels((state) => state.openFile);
  const [naming, setNaming] = useState<FileNaming>();
  const tree = useRef<HTMLDivElement>(null);

  const groups = useMemo(() => fileGroups(allPaths), [allPaths]);
  const worst = useMemo(() => worstByFile(problems), [problems]);
  const paths = groups.flatMap((group) => group.paths);
  const tabStop = paths.includes(open) ? open : paths[0];

  const actions = useMemo((): FileActions => {
    return {
      open: (path) => panels.getState().openInEditor(path),
      rename: (path) => setNaming({ kind: "rename", path }),
      remove(path) {
        const { project, edit } = workspace.getState();
        edit(`Delete ${path}`, [{ kind: "delete", path }, ...moveListedFile(project, path, undefined)]);
        panels.getState().notify("info", `${path} was deleted. Undo brings it back.`);
      },
    };
  }, [workspace, panels]);

  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const index = rows.indexOf(document.activeElement as HTMLElement);
    const path = paths[index];
    if (path === undefined) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) rows[target]?.focus();
    else if (event.key === "Enter" || event.key === " ") actions.open(path);
    else if (event.key === "F2") actions.rename(path);
    else if (event.key === "Delete") actions.remove(path);
    else return;
    event.preventDefault();
  }

  return (
    <nav className={styles.root} aria-label="Project files">
      <div className={styles.header}>
        <span>Files</span>
        <Menu
          align="end"
          entries={[
            ...newFileKinds.map((kind) => ({
              label: `New ${kind.label}…`,
              onSelect: () => setNaming({ kind: "new", of: kind }),
            })),
            "separator",
            { label: "Import files…", onSelect: () => panels.getState().openDialog("open") },
          ]}
        >
          <IconButton label="Add a file" icon={<Plus />} size="s" />
        </Menu>
      </div>
      <div
        ref={tree}
        className={styles.tree}
        role="tree"
        aria-label="Files"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of tree items, not of form fields.
          <div key={group.kind} role="group" aria-label={group.title}>
            <p className={styles.kind} aria-hidden="true">
              {group.title}
            </p>
            {group.paths.map((path) => (
              <FileRow
                key={path}
                path={path}
                kind={group.kind}
                severity={worst.get(path)}
                isOpen={path === open}
                isTabStop={path === tabStop}
                actions={actions}
              />
            ))}
          </div>
        ))}
        {paths.length === 0 && <p className={styles.empty}>No files yet. Add one with the plus above.</p>}
      </div>
      {naming !== undefined && (
        <Suspense>
          <FileNameDialog naming={naming} onClose={() => setNaming(undefined)} />
        </Suspense>
      )}
    </nav>
  );
}
