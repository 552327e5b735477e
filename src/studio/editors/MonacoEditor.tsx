import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import type { RevealRequest } from "../workspace/selectionStore.ts";
import { useSelection, useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./MonacoEditor.module.css";
import type { EditorSession } from "./monaco/editorSession.ts";

/** Requests that an editor has already followed: an editor that is shown again must not jump again. */
const followed = new WeakSet<RevealRequest>();

/**
 * The text editor. Monaco is loaded with the first file, after the page has come up; until then the text stands there
 * plainly. Without a path the editor waits.
 */
export function MonacoEditor(props: { readonly path: string | undefined }) {
  const { path } = props;
  const studio = useStudio();
  const projectId = useWorkspace((state) => state.projectId);
  const reveal = useSelection((state) => state.revealText);
  const text = useWorkspace((state) => (path === undefined ? undefined : state.project.files.get(path)));
  const container = useRef<HTMLDivElement>(null);
  const [session, setSession] = useState<EditorSession>();
  const [failed, setFailed] = useState(false);
  const [isNeeded, setNeeded] = useState(path !== undefined);
  if (path !== undefined && !isNeeded) setNeeded(true);

  const start = useCallback(() => {
    let isOver = false;
    let started: EditorSession | undefined;
    setFailed(false);
    studio.firstShown
      .then(() => import("./monaco/editorSession.ts"))
      .then(
        ({ startEditorSession }) => {
          if (isOver || container.current === null) return;
          started = startEditorSession(studio, container.current);
          setSession(started);
        },
        () => setFailed(true),
      );
    return () => {
      isOver = true;
      started?.dispose();
      setSession(undefined);
    };
  }, [studio]);

  useEffect(() => (isNeeded ? start() : undefined), [isNeeded, start]);

  // Another project may have a file of the same path, which is another text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (path !== undefined) session?.show(path);
  }, [session, path, projectId]);

  useEffect(() => {
    if (session === undefined || reveal === undefined || reveal.file !== path || followed.has(reveal)) return;
    followed.add(reveal);
    session.reveal(reveal);
  }, [session, reveal, path]);

  return (
    <div className={styles.root}>
      <div ref={container} className={styles.editor} />
      {failed && (
        <EmptyState
          title="The text editor could not be loaded"
          actions={<Button onClick={start}>Try again</Button>}
        >
          The page could not fetch a part of itself. Check that its server still runs.
        </EmptyState>
      )}
      {!failed && session === undefined && (
        <pre className={styles.waiting} aria-busy="true">
          {text}
        </pre>
      )}
    </div>
  );
}
