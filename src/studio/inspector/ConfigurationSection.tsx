import { environmentOptions, ofOption, optionOf } from "../configuration/environmentOptions.ts";
import { activateEnvironment } from "../configuration/environmentSteps.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ConfigurationSection.module.css";
import { Section } from "./Section.tsx";
import { SettingList } from "./SettingList.tsx";

/** Which configuration counts, and the ways to the rest of it. */
export function ConfigurationSection() {
  const studio = useStudio();
  const settings = useWorkspace((state) => state.analysis.settings);
  const active = useWorkspace((state) => state.analysis.activeConfiguration);
  const { openDialog } = studio.panels.getState();
  return (
    <Section title="Configuration">
      <Select
        label="Environment"
        value={optionOf(settings.environment)}
        options={environmentOptions(settings)}
        onChange={(next) => activateEnvironment(studio, ofOption(next))}
      />
      <SettingList settings={[["Files, the last wins", [...active.keys()].join(", ") || "none"]]} />
      <div className={styles.ways}>
        <Button onClick={() => openDialog("configuration")}>Files and environments</Button>
        <Button onClick={() => openDialog("differences")}>Differences</Button>
        <Button onClick={() => openDialog("azure")}>Azure storage</Button>
      </div>
    </Section>
  );
}
