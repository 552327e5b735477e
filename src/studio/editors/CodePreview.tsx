import { useEffect, useRef, useState } from "react";
import styles from "./MonacoEditor.module.css";

/**
 * A text with its colours, to read only; with `before` also what became of that text. Plain until the editor is
 * loaded, and where it cannot be.
 */
export function CodePreview(props: {
  readonly path: string;
  readonly text: string;
  readonly before?: string | undefined;
  readonly isSideBySide?: boolean;
}) {
  const { path, text, before, isSideBySide = false } = props;
  const container = useRef<HTMLDivElement>(null);
  const [isColoured, setColoured] = useState(false);

  useEffect(() => {
    let isOver = false;
    let dispose: (() => void) | undefined;
    import("./monaco/showPreview.ts").then(
      ({ showPreview, showDifference }) => {
        if (isOver || container.current === null) return;
        dispose =
          before === undefined
            ? showPreview(container.current, path, text)
            : showDifference(container.current, path, { before, after: text }, isSideBySide);
        setColoured(true);
      },
      // The plain text stays, which is all that matters.
      () => undefined,
    );
    return () => {
      isOver = true;
      dispose?.();
      setColoured(false);
    };
  }, [path, text, before, isSideBySide]);

  return (
    <div className={styles.preview}>
      <div ref={container} className={styles.editor} />
      {!isColoured && <pre className={styles.plain}>{text}</pre>}
    </div>
  );
}
