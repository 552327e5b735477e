import { useId } from "react";
import { type Target, targets } from "../../deploy/index.ts";
import styles from "./ExportDialog.module.css";

/** Which targets are part of the export. */
export function TargetChoice(props: {
  readonly chosen: ReadonlySet<Target>;
  readonly onChange: (chosen: ReadonlySet<Target>) => void;
}) {
  const id = useId();

  function toggle(target: Target): void {
    const next = new Set(props.chosen);
    if (!next.delete(target)) next.add(target);
    props.onChange(next);
  }

  return (
    <fieldset className={styles.targets}>
      <legend className={styles.heading}>Targets</legend>
      {targets.map((target) => (
        <div key={target.id} className={styles.target}>
          <input
            id={`${id}-${target.id}`}
            type="checkbox"
            checked={props.chosen.has(target)}
            aria-describedby={`${id}-${target.id}-note`}
            onChange={() => toggle(target)}
          />
          <div>
            <label htmlFor={`${id}-${target.id}`}>{target.title}</label>
            <p id={`${id}-${target.id}-note`} className={styles.quiet}>
              {target.description}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
