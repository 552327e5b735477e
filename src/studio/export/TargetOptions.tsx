import { supportedFlinkVersions, type Target } from "../../deploy/index.ts";
import { setApplicationSettings } from "../../project/index.ts";
import { Select } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ExportDialog.module.css";
import type { Exporting } from "./useExport.ts";

const languages = [
  { value: "scala", label: "Scala" },
  { value: "java", label: "Java" },
] as const;

const themes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "transparent", label: "Transparent" },
] as const;

/** What a target lets the user choose; nothing for most. */
export function TargetOptions(props: { readonly target: Target; readonly exporting: Exporting }) {
  const { choice, choose } = props.exporting;
  switch (props.target.id) {
    case "flink-operator":
      return <FlinkVersion />;
    case "diagram":
      return (
        <div className={styles.option}>
          <Select
            label="Theme"
            size="s"
            value={choice.theme}
            options={themes}
            onChange={(value) => {
              const theme = themes.find((one) => one.value === value)?.value;
              if (theme !== undefined) choose({ theme });
            }}
          />
        </div>
      );
    case "scaffold":
      return (
        <div className={styles.option}>
          <Select
            label="Skeletons in"
            size="s"
            value={choice.language}
            options={languages}
            onChange={(value) => {
              const language = languages.find((one) => one.value === value)?.value;
              if (language !== undefined) choose({ language });
            }}
          />
        </div>
      );
    default:
      return null;
  }
}

/** The version is the project's: it decides which options Flink knows, here and in the checks. */
function FlinkVersion() {
  const { workspace } = useStudio();
  const version = useWorkspace((state) => state.analysis.settings.application.flinkVersion);
  return (
    <div className={styles.option}>
      <Select
        label="Flink version"
        size="s"
        value={version}
        options={[...supportedFlinkVersions].reverse().map((value) => ({ value, label: value }))}
        placeholder={`${version} (not run by the operator)`}
        onChange={(flinkVersion) => {
          const { project, edit } = workspace.getState();
          edit("Set Flink version", setApplicationSettings(project, { flinkVersion }));
        }}
      />
    </div>
  );
}
