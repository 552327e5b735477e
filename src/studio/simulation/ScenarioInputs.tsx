import type { InputMode, Scenario, ScenarioInput } from "../../runtime/index.ts";
import { Select } from "../ui/Select.tsx";
import { NumberField } from "./NumberField.tsx";
import { RateFields } from "./RateFields.tsx";
import styles from "./ScenarioForm.module.css";

const modes: readonly { readonly value: InputMode; readonly label: string }[] = [
  { value: "once", label: "File, once" },
  { value: "cycle", label: "File, over and over" },
  { value: "generate", label: "Random records" },
];

/** What feeds the sources that have no code of their own, and the topics that nothing in the application writes to. */
export function ScenarioInputs(props: {
  readonly scenario: Scenario;
  readonly files: readonly string[];
  readonly onChange: (input: ScenarioInput) => void;
}) {
  const { files, onChange } = props;

  function withMode(input: ScenarioInput, mode: InputMode): ScenarioInput {
    const { file, ...rest } = input;
    const chosen = file ?? files[0];
    return mode === "generate" || chosen === undefined
      ? { ...rest, mode: "generate" }
      : { ...rest, mode, file: chosen };
  }

  return (
    <fieldset className={styles.group}>
      <legend>Inputs</legend>
      {props.scenario.inputs.length === 0 && (
        <p className={styles.note}>Every source of this application has code that makes its own records.</p>
      )}
      {props.scenario.inputs.map((input) => {
        const name = `${input.streamlet}.${input.outlet ?? input.inlet ?? ""}`;
        return (
          <fieldset key={name} className={styles.fields} aria-label={`Input of ${name}`}>
            <code className={styles.name}>{name}</code>
            <Select
              label="From"
              value={input.mode}
              options={modes.map((mode) => ({
                ...mode,
                disabled: mode.value !== "generate" && files.length === 0,
              }))}
              onChange={(mode) => onChange(withMode(input, mode as InputMode))}
            />
            {input.mode !== "generate" && (
              <Select
                label="File"
                value={input.file ?? ""}
                options={files.map((file) => ({ value: file, label: file }))}
                onChange={(file) => onChange({ ...input, file })}
              />
            )}
            <RateFields name={name} rate={input.rate} onChange={(rate) => onChange({ ...input, rate })} />
            <NumberField
              label="At most"
              value={input.limit}
              min={1}
              empty="no limit"
              onChange={(limit) => {
                const { limit: _, ...rest } = input;
                onChange(limit === undefined ? rest : { ...rest, limit });
              }}
            />
          </fieldset>
        );
      })}
    </fieldset>
  );
}
