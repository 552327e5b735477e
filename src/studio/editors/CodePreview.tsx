import { useEffect, useRef, useState } from "react";
import styles from "./MonacoEditor.module.css";

/** A text with its colours, to read only. Plain until the editor is loaded, and where it cannot be. */
export function CodePreview(props: { readonly path: string; readonly text: string }) {
  const { path, text } = props;
  const container = useRef<HTMLDivElement>(null);
  const [isColoured, setColoured] = useState(false);

  useEffect(() => {
    let isOver = false;
    let dispose: (() => void) | undefined;
    import("./monaco/showPreview.ts").then(
      ({ showPreview }) => {
        if (isOver || container.current === null) return;
        dispose = showPreview(container.current, path, text);
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
  }, [path, text]);

  return (
    <div className={styles.preview}>
      <div ref={container} className={styles.editor} />
      {!isColoured && <pre className={styles.plain}>{text}</pre>}
    </div>
  );
}
