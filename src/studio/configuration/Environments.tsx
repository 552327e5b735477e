import { Copy, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ConfigurationDialog.module.css";
import { allFilesLabel, environmentOptions, ofOption, optionOf } from "./environmentOptions.ts";
import {
  activateEnvironment,
  addEnvironment,
  addFile,
  deleteEnvironment,
  type EnvironmentName,
  environmentNameFault,
  filePathFault,
  filesOfEnvironment,
  giveName,
  writeFiles,
} from "./environmentSteps.ts";
import { FileOrder } from "./FileOrder.tsx";
import { NameForm } from "./NameForm.tsx";

type Naming = "new" | "copy" | "rename" | "file" | undefined;

function namingLabel(naming: Naming, shown: EnvironmentName): string {
  if (naming === "file") return "Name of the new file";
  return naming === "rename" ? `New name of ${shown ?? ""}` : "Name of the new environment";
}

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
    setNaming(undefined);
    if (naming === "file") {
      addFile(studio, shown, name, files.listed);
      return;
    }
    if (naming === "rename" && shown !== undefined) giveName(studio, shown, name);
    else addEnvironment(studio, name, naming === "copy" ? files.listed : []);
    setChosen(name);
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
        <NameForm
          key={naming}
          label={namingLabel(naming, shown)}
          start={naming === "rename" ? (shown ?? "") : ""}
          problem={(text) =>
            naming === "file"
              ? filePathFault(studio.workspace.getState().project, text)
              : environmentNameFault(settings, text)
          }
          onName={takeName}
          onCancel={() => setNaming(undefined)}
        />
      )}
      <p className={styles.note}>
        {shown === undefined
          ? "All configuration files count, later files over earlier ones. An environment is a choice of them, kept in streamwright.json."
          : "The files of this environment, later files over earlier ones."}{" "}
        Drag them into order, or press Alt and an arrow key.
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
      <div>
        <Button icon={<Plus />} onClick={() => setNaming("file")}>
          New file
        </Button>
      </div>
    </div>
  );
}
