import { Plus, Trash2 } from "lucide-react";
import type { ScenarioFault } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { NumberField } from "./NumberField.tsx";
import styles from "./ScenarioForm.module.css";

const kinds: readonly { readonly value: ScenarioFault["kind"]; readonly label: string }[] = [
  { value: "fail-task", label: "A task fails" },
  { value: "kill-task-manager", label: "A task manager is lost" },
];

/** What goes wrong, and when. */
export function ScenarioFaults(props: {
  readonly faults: readonly ScenarioFault[];
  readonly streamlets: readonly string[];
  readonly onChange: (faults: readonly ScenarioFault[]) => void;
}) {
  const { faults, streamlets, onChange } = props;
  const [first] = streamlets;

  function replace(index: number, fault: ScenarioFault): void {
    onChange(faults.map((each, at) => (at === index ? fault : each)));
  }

  return (
    <fieldset className={styles.group}>
      <legend>Faults</legend>
      {faults.map((fault, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fault has no identity but its place in the list.
        <fieldset key={`${index + 1}`} className={styles.fields} aria-label={`Fault ${index + 1}`}>
          <NumberField
            label="After (ms)"
            value={fault.at}
            min={0}
            onChange={(at) => at !== undefined && replace(index, { ...fault, at })}
          />
          <Select
            label="What"
            value={fault.kind}
            options={kinds}
            onChange={(kind) => replace(index, { ...fault, kind } as ScenarioFault)}
          />
          <Select
            label="Streamlet"
            value={"streamlet" in fault ? fault.streamlet : ""}
            options={streamlets.map((name) => ({ value: name, label: name }))}
            onChange={(streamlet) => replace(index, { ...fault, streamlet } as ScenarioFault)}
          />
          <IconButton
            label={`Remove fault ${index + 1}`}
            icon={<Trash2 />}
            onClick={() => onChange(faults.filter((_, at) => at !== index))}
          />
        </fieldset>
      ))}
      {first !== undefined && (
        <Button
          size="s"
          icon={<Plus />}
          onClick={() => onChange([...faults, { at: 5_000, kind: "fail-task", streamlet: first, index: 0 }])}
        >
          Add a fault
        </Button>
      )}
    </fieldset>
  );
}
