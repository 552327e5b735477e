import { Checkbox } from "./Checkbox.tsx";
import styles from "./ExportDialog.module.css";
import type { StaleFile } from "./staleFiles.ts";

/** Offers to take away what the previous export left in the folder; nothing where it left nothing. */
export function StaleFiles(props: {
  readonly stale: readonly StaleFile[];
  readonly isRemoving: boolean;
  readonly onChange: (isRemoving: boolean) => void;
}) {
  const { stale } = props;
  if (stale.length === 0) return null;
  return (
    <fieldset className={styles.targets}>
      <legend className={styles.heading}>Writing to a folder</legend>
      <Checkbox
        label={`Remove ${stale.length === 1 ? "1 file" : `${stale.length} files`} of the previous export`}
        note="This export does not write them. Those that were changed since are kept."
        checked={props.isRemoving}
        onChange={props.onChange}
      >
        <ul className={styles.stale} aria-label="Files to remove">
          {stale.map(({ path }) => (
            <li key={path}>{path}</li>
          ))}
        </ul>
      </Checkbox>
    </fieldset>
  );
}
