import { Copy, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ConfigurationDialog.module.css";
import { EnvironmentNameForm } from "./EnvironmentNameForm.tsx";
import { allFilesLabel, environmentOptions, ofOption, optionOf } from "./environmentOptions.ts";
import {
  activateEnvironment,
  addEnvironment,
  deleteEnvironment,
  type EnvironmentName,
  filesOfEnvironment,
  giveName,
  writeFiles,
} from "./environmentSteps.ts";
import { FileOrder } from "./FileOrder.tsx";

type Naming = "new" | "copy" | "rename" | undefined;

/** Environments: named sets of configuration files, each in its order. One of them counts, or all files do. */
export function Environments(props: { readonly onLeave: () => void }) {
  const studio = useStudio();
  const settings = useWorkspace((state) => state.analysis.settings);
  const documents = useWorkspace((state) => state.analysis.configurationDocuments);
  const [chosen, setChosen] = useState<EnvironmentName>(settings.environment);
  const [naming, setNaming] = useState<Naming>();
  const shown = chosen !== undefined && settings.environments.has(chosen) ? chosen : undefined;
  const files = filesOfEnvironment(settings, shown, [...documents.keys()]);
  const isActive = settings.environment === shown;

  function takeName(name: string): void {
    if (naming === "rename" && shown !== undefined) giveName(studio, shown, name);
    else addEnvironment(studio, name, naming === "copy" ? files.listed : []);
    setChosen(name);
    setNaming(undefined);
  }

  return (
    <div className={styles.view}>
      <div className={styles.row}>
        <div className={styles.grow}>
          <Select
            label="Environment"
            value={optionOf(shown)}
            options={environmentOptions(settings)}
            onChange={(next) => setChosen(ofOption(next))}
          />
        </div>
        {isActive ? (
          <Badge tone="success">in use</Badge>
        ) : (
          <Button variant="primary" onClick={() => activateEnvironment(studio, shown)}>
            Use {shown ?? allFilesLabel.toLowerCase()}
          </Button>
        )}
        <Button icon={<Plus />} onClick={() => setNaming("new")}>
          New
        </Button>
        <Button icon={<Copy />} onClick={() => setNaming("copy")}>
          Duplicate
        </Button>
        <Button icon={<Pencil />} disabled={shown === undefined} onClick={() => setNaming("rename")}>
          Rename
        </Button>
        <Button
          icon={<Trash2 />}
          variant="danger"
          disabled={shown === undefined}
          onClick={() => {
            if (shown !== undefined) deleteEnvironment(studio, shown);
            setChosen(undefined);
          }}
        >
          Delete
        </Button>
      </div>
      {naming !== undefined && (
        <EnvironmentNameForm
          key={naming}
          label={naming === "rename" ? `New name of ${shown ?? ""}` : "Name of the new environment"}
          start={naming === "rename" ? (shown ?? "") : ""}
          settings={settings}
          onName={takeName}
          onCancel={() => setNaming(undefined)}
        />
      )}
      <p className={styles.note}>
        {shown === undefined
          ? "All configuration files count, later files over earlier ones. An environment is a choice of them, kept in streamwright.json."
          : "The files of this environment, later files over earlier ones."}
      </p>
      <FileOrder
        label={shown === undefined ? allFilesLabel : `Files of ${shown}`}
        files={files}
        canChoose={shown !== undefined}
        onChange={(next, label) => writeFiles(studio, shown, next, label)}
        onOpen={(file) => {
          props.onLeave();
          studio.panels.getState().openInEditor(file);
        }}
      />
    </div>
  );
}
