import { type FormEvent, useState } from "react";
import { azureBackend, azureDirectory, type OptionScope } from "../../config/index.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { type AzureFields, azureFault, presentAzureFields, storageOf, writeAzure } from "./azureFields.ts";
import styles from "./ConfigurationDialog.module.css";
import { preferredFile } from "./configurationChanges.ts";

const keyKinds = [
  { value: "none", label: "Known to the cluster already" },
  { value: "secret", label: "In a Kubernetes Secret" },
  { value: "key", label: "Written into the file" },
] as const;

/** Checkpoints on Azure Blob Storage: asks for the storage and writes what Flink needs for it. */
export function AzureForm(props: { readonly onDone: () => void }) {
  const studio = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const { flinkVersion } = analysis.settings.application;
  const [scope, setScope] = useState<OptionScope>({ kind: "runtime", name: "flink" });
  const [fields, setFields] = useState(() => presentAzureFields(analysis, scope));
  const [chosenFile, setFile] = useState<string>();
  const files = [...analysis.activeConfiguration.keys()];
  const file = chosenFile !== undefined && files.includes(chosenFile) ? chosenFile : preferredFile(analysis);
  const streamlets = analysis.graph.nodes.filter((node) => node.descriptor?.runtime === "flink");
  const storage = storageOf(fields);
  const isComplete = azureFault(fields, undefined) === undefined;

  const set = (field: keyof AzureFields) => (value: string) => setFields({ ...fields, [field]: value });
  const fault = (field: Parameters<typeof azureFault>[1]) =>
    isTouched(fields, field) ? azureFault(fields, field) : undefined;

  function chooseScope(value: string): void {
    const next: OptionScope =
      value === "all" ? { kind: "runtime", name: "flink" } : { kind: "streamlet", name: value.slice(1) };
    setScope(next);
    setFields({ ...presentAzureFields(analysis, next), keyKind: fields.keyKind });
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isComplete) return;
    writeAzure(studio, file, storage, scope);
    studio.panels.getState().notify("info", `Checkpoints go to Azure now: see ${file}.`);
    props.onDone();
  }

  return (
    <form className={styles.view} aria-label="Azure Blob Storage" onSubmit={submit}>
      <div className={styles.row}>
        <div className={styles.grow}>
          <Select
            label="For"
            value={scope.kind === "runtime" ? "all" : `=${scope.name}`}
            options={[
              { value: "all", label: "all Flink streamlets" },
              ...streamlets.map(({ name }) => ({ value: `=${name}`, label: `${name} alone` })),
            ]}
            onChange={chooseScope}
          />
        </div>
        {files.length > 1 && (
          <div className={styles.grow}>
            <Select
              label="In the file"
              value={file}
              options={files.map((one) => ({ value: one, label: one }))}
              onChange={setFile}
            />
          </div>
        )}
      </div>
      <div className={styles.fields}>
        <TextField
          label="Storage account"
          value={fields.account}
          onChange={set("account")}
          error={fault("account")}
          mono
        />
        <TextField
          label="Container"
          value={fields.container}
          onChange={set("container")}
          error={fault("container")}
          mono
        />
        <TextField
          label="Path in the container"
          value={fields.path}
          onChange={set("path")}
          error={fault("path")}
          hint="May be empty."
          mono
        />
        <Select
          label="Access key"
          value={fields.keyKind}
          options={keyKinds}
          onChange={(value) => {
            const kind = keyKinds.find((one) => one.value === value)?.value;
            if (kind !== undefined) setFields({ ...fields, keyKind: kind });
          }}
        />
        {fields.keyKind === "key" && (
          <TextField
            label="Key"
            type="password"
            value={fields.key}
            onChange={set("key")}
            error={fault("key")}
            hint="It stands in the file as it is. Exports leave it out unless they are asked for it; keep the file out of what you publish."
            mono
          />
        )}
        {fields.keyKind === "secret" && (
          <>
            <TextField
              label="Secret"
              value={fields.secretName}
              onChange={set("secretName")}
              error={fault("secret")}
              hint="The Secret must be in the namespace of the application."
              mono
            />
            <TextField
              label="Entry of the Secret"
              value={fields.secretEntry}
              onChange={set("secretEntry")}
              mono
            />
          </>
        )}
      </div>
      <p className={styles.reminder}>
        The image needs the plug-in <code>flink-azure-fs-hadoop</code> of the same version as its Flink, which
        is {flinkVersion} in the settings of the application.
      </p>
      {isComplete && (
        <p className={styles.note}>
          Writes <code>state.backend = {azureBackend(flinkVersion)}</code> and{" "}
          <code>state.checkpoints.dir = "{azureDirectory(storage)}"</code> into {file}.
        </p>
      )}
      <div className={styles.end}>
        <Button type="submit" variant="primary" disabled={!isComplete}>
          Write into {file}
        </Button>
      </div>
    </form>
  );
}

/** A field that nobody has written in yet is not blamed. */
function isTouched(fields: AzureFields, field: Parameters<typeof azureFault>[1]): boolean {
  if (field === "secret") return fields.secretName !== "";
  return field !== undefined && fields[field] !== "";
}
