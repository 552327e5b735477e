import { type Target, targets } from "../../deploy/index.ts";
import { Checkbox } from "./Checkbox.tsx";
import styles from "./ExportDialog.module.css";
import { TargetOptions } from "./TargetOptions.tsx";
import type { Exporting } from "./useExport.ts";

/** Which targets are part of the export, and what there is to choose of each. */
export function TargetChoice(props: { readonly exporting: Exporting }) {
  const { choice, choose } = props.exporting;

  function toggle(target: Target): void {
    const next = new Set(choice.targets);
    if (!next.delete(target)) next.add(target);
    choose({ targets: next });
  }

  return (
    <>
      <fieldset className={styles.targets}>
        <legend className={styles.heading}>Targets</legend>
        {targets.map((target) => (
          <Checkbox
            key={target.id}
            label={target.title}
            note={target.description}
            checked={choice.targets.has(target)}
            onChange={() => toggle(target)}
          >
            {choice.targets.has(target) && <TargetOptions target={target} exporting={props.exporting} />}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className={styles.targets}>
        <legend className={styles.heading}>Secrets</legend>
        <Checkbox
          label="Include secret values"
          note={
            choice.includeSecrets ? (
              <span className={styles.warning} role="status">
                Keys and passwords stand readable in the files. Do not commit or send them.
              </span>
            ) : (
              "Keys and passwords are left out; placeholders stand in their Secrets."
            )
          }
          checked={choice.includeSecrets}
          onChange={(includeSecrets) => choose({ includeSecrets })}
        />
      </fieldset>
    </>
  );
}
