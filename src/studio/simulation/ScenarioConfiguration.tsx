import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { type ApplicationStreamlet, type ConfigurationChange, reconfigure } from "../../config/index.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import {
  type ConfigurationValue,
  changeOf,
  type Section,
  textOfValue,
  valueOfText,
  valuesOf,
} from "./configurationValues.ts";
import styles from "./ScenarioForm.module.css";

const options: readonly { readonly value: Section; readonly label: string }[] = [
  { value: "parameters", label: "Config parameter" },
  { value: "config", label: "config" },
  { value: "kubernetes", label: "kubernetes" },
];

/** The values that a planned change of configuration sets. */
export function ScenarioConfiguration(props: {
  readonly streamlet: ApplicationStreamlet;
  readonly change: ConfigurationChange;
  readonly onChange: (change: ConfigurationChange) => void;
}) {
  const { streamlet, change, onChange } = props;
  const values = valuesOf(change);
  const hasParameters = streamlet.descriptor.configParameters.length > 0;
  const [section, setSection] = useState<Section>(hasParameters ? "parameters" : "config");
  const [path, setPath] = useState("");
  const [text, setText] = useState("");
  const added: ConfigurationValue = { section, path: path.trim(), value: valueOfText(text) };
  const [fault] = added.path === "" ? [] : reconfigure(streamlet, changeOf([added])).faults;

  function add(): void {
    onChange(changeOf([...values, added]));
    setPath("");
    setText("");
  }

  return (
    <div className={styles.values}>
      {values.map((each) => (
        <span key={`${each.section} ${each.path}`} className={styles.value}>
          <code>{`${each.section} ${each.path} = ${textOfValue(each.value) || "not set"}`}</code>
          <IconButton
            label={`Remove ${each.path}`}
            icon={<Trash2 />}
            onClick={() => onChange(changeOf(values.filter((other) => other !== each)))}
          />
        </span>
      ))}
      <div className={styles.fields} data-hints>
        <Select
          label="Of"
          value={section}
          options={options}
          onChange={(next) => setSection(next as Section)}
        />
        <TextField
          label={section === "parameters" ? "Parameter" : "Path"}
          mono
          value={path}
          onChange={setPath}
          error={fault}
        />
        <TextField label="Value" mono value={text} placeholder="not set" onChange={setText} />
        <Button size="s" icon={<Plus />} disabled={added.path === "" || fault !== undefined} onClick={add}>
          Add the value
        </Button>
      </div>
    </div>
  );
}
