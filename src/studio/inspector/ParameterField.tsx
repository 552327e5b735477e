import { RotateCcw } from "lucide-react";
import type { ConfigParameterDescriptor } from "../../blueprint/index.ts";
import { type EffectiveEntry, setConfigParameter } from "../../config/index.ts";
import { configurationChanges } from "../configuration/configurationChanges.ts";
import { OriginLink } from "../configuration/OriginLink.tsx";
import { parameterProblem, parameterValue, valueText } from "../configuration/parameterValue.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { useStudio } from "../workspace/studio.tsx";
import { CommitField } from "./CommitField.tsx";
import styles from "./ParameterField.module.css";

/** One config parameter of a streamlet: its value to edit, its type, default and where it was set. */
export function ParameterField(props: {
  readonly streamlet: string;
  readonly parameter: ConfigParameterDescriptor;
  readonly entry: EffectiveEntry | undefined;
}) {
  const { streamlet, parameter, entry } = props;
  const studio = useStudio();
  const origin = entry?.source.kind === "file" ? entry.source.origin : undefined;
  const text = entry !== undefined && origin !== undefined ? valueText(entry.value) : "";

  function set(next: string): void {
    const { analysis, edit } = studio.workspace.getState();
    const value = next === "" ? undefined : parameterValue(parameter, next);
    const changes = configurationChanges(analysis, origin?.file, (document) =>
      setConfigParameter(document, streamlet, parameter.key, value),
    );
    edit(value === undefined ? `Reset ${parameter.key}` : `Set ${parameter.key}`, changes);
  }

  return (
    <div className={styles.parameter}>
      {parameter.validationType === "bool" ? (
        <Select
          label={parameter.key}
          value={text === "" ? "default" : String(/^(true|yes|on)$/.test(text))}
          options={[
            { value: "default", label: `default (${parameter.defaultValue ?? "none"})` },
            { value: "true", label: "true" },
            { value: "false", label: "false" },
          ]}
          onChange={(value) => set(value === "default" ? "" : value)}
        />
      ) : (
        <CommitField
          label={parameter.key}
          value={text}
          placeholder={parameter.defaultValue ?? "required"}
          mono
          problem={(next) => parameterProblem(parameter, next)}
          onCommit={set}
        />
      )}
      <p className={styles.note}>
        <span className={styles.type}>{parameter.validationType}</span>
        {parameter.description !== "" && <span>{parameter.description}</span>}
        {origin === undefined ? (
          <span>{parameter.defaultValue === undefined ? "has no default" : "default"}</span>
        ) : (
          <>
            <OriginLink origin={origin} />
            <IconButton
              label={`Reset ${parameter.key} to its default`}
              icon={<RotateCcw />}
              size="s"
              className={styles.reset}
              onClick={() => set("")}
            />
          </>
        )}
      </p>
    </div>
  );
}
