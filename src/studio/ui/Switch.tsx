import { Switch as RadixSwitch } from "radix-ui";
import { useId } from "react";
import styles from "./Switch.module.css";

/** An on/off choice that takes effect at once, with its label beside it. */
export function Switch(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className={styles.root}>
      <RadixSwitch.Root
        id={id}
        className={styles.track}
        checked={props.checked}
        onCheckedChange={props.onChange}
        disabled={props.disabled ?? false}
      >
        <RadixSwitch.Thumb className={styles.thumb} />
      </RadixSwitch.Root>
      <label htmlFor={id}>{props.label}</label>
    </div>
  );
}
