import type { Origin } from "../../hocon/index.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { lineOf } from "./lineOf.ts";
import styles from "./OriginLink.module.css";

/** `local.conf:12`; leads to that place in the text. */
export function OriginLink(props: {
  readonly origin: Origin;
  /** Called first, for what would cover the text. */
  readonly onFollow?: () => void;
}) {
  const { file, range } = props.origin;
  const studio = useStudio();
  const content = useWorkspace((state) => state.project.files.get(file));
  const line = typeof content === "string" ? `:${lineOf(content, range.start)}` : "";
  return (
    <button
      type="button"
      className={styles.link}
      title={`Show in ${file}`}
      onClick={() => {
        props.onFollow?.();
        studio.selection.getState().showText({ file, range });
      }}
    >
      {file}
      {line}
    </button>
  );
}
