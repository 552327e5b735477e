import { Check, ChevronDown } from "lucide-react";
import { Select as RadixSelect } from "radix-ui";
import { useId } from "react";
import { Field } from "./Field.tsx";
import styles from "./Select.module.css";

export interface SelectOption {
  /** Not empty. */
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

/** A choice of one among a few named values. */
export function Select(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly size?: "s" | "m";
  readonly placeholder?: string;
}) {
  const id = useId();
  return (
    <Field id={id} label={props.label} hideLabel={props.hideLabel ?? false}>
      <RadixSelect.Root value={props.value} onValueChange={props.onChange} disabled={props.disabled ?? false}>
        <RadixSelect.Trigger
          id={id}
          className={styles.trigger}
          data-size={props.size ?? "m"}
          aria-label={props.label}
        >
          <span className={styles.value}>
            <RadixSelect.Value placeholder={props.placeholder} />
          </span>
          <RadixSelect.Icon className={styles.icon}>
            <ChevronDown />
          </RadixSelect.Icon>
        </RadixSelect.Trigger>
        <RadixSelect.Portal>
          <RadixSelect.Content
            className={styles.content}
            position="popper"
            sideOffset={4}
            collisionPadding={8}
          >
            <RadixSelect.Viewport className={styles.viewport}>
              {props.options.map((option) => (
                <RadixSelect.Item
                  key={option.value}
                  value={option.value}
                  className={styles.item}
                  disabled={option.disabled ?? false}
                >
                  <span className={styles.check}>
                    <RadixSelect.ItemIndicator>
                      <Check />
                    </RadixSelect.ItemIndicator>
                  </span>
                  <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                </RadixSelect.Item>
              ))}
            </RadixSelect.Viewport>
          </RadixSelect.Content>
        </RadixSelect.Portal>
      </RadixSelect.Root>
    </Field>
  );
}
