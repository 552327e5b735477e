import { Boxes } from "lucide-react";
import type { ProblemSeverity } from "../../blueprint/index.ts";
import type { ApplicationSettings } from "../../config/index.ts";
import { supportedFlinkVersions } from "../../deploy/index.ts";
import { setApplicationSettings } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Select, type SelectOption } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { CommitField } from "./CommitField.tsx";
import { ConfigurationSection } from "./ConfigurationSection.tsx";
import { Head, Section } from "./Section.tsx";
import { SettingList } from "./SettingList.tsx";

/** The versions that the Flink operator runs, and the present one where it is none of them. */
function flinkVersions(present: string): readonly SelectOption[] {
  const versions = [...supportedFlinkVersions].reverse().map((value) => ({ value, label: value }));
  const isSupported = supportedFlinkVersions.includes(present);
  return isSupported
    ? versions
    : [{ value: present, label: `${present} (not run by the operator)` }, ...versions];
}

/** The application as a whole: shown while nothing is selected. */
export function ApplicationView() {
  const studio = useStudio();
  const name = useWorkspace((state) => state.project.name);
  const application = useWorkspace((state) => state.analysis.settings.application);
  const graph = useWorkspace((state) => state.analysis.graph);
  const classes = useWorkspace((state) => state.analysis.catalog.all.length);
  const problems = useWorkspace((state) => state.analysis.problems);
  // To make the application of a large blueprint takes time, which no keystroke has.
  const isComplete = useWorkspace((state) => "application" in state.analysis);
  const count = (severity: ProblemSeverity) => problems.filter((one) => one.severity === severity).length;

  function set(label: string, settings: Partial<ApplicationSettings>): void {
    const { project, edit } = studio.workspace.getState();
    edit(label, setApplicationSettings(project, settings));
  }
  const needed = (text: string) => (text.trim() === "" ? "Write something: the exports need it." : undefined);

  return (
    <>
      <Head mark={<Boxes size={18} aria-hidden="true" />} kind="Application" title={name} />
      <Section title="Settings">
        <CommitField
          label="Application id"
          value={application.id}
          mono
          problem={needed}
          onCommit={(id) => set("Set application id", { id })}
        />
        <CommitField
          label="Version"
          value={application.version}
          mono
          problem={needed}
          onCommit={(version) => set("Set version", { version })}
        />
        <Select
          label="Flink version"
          value={application.flinkVersion}
          options={flinkVersions(application.flinkVersion)}
          onChange={(flinkVersion) => set("Set Flink version", { flinkVersion })}
        />
      </Section>
      <ConfigurationSection />
      <Section title="Overview">
        <SettingList
          settings={[
            ["Streamlets", String(graph.nodes.length)],
            ["Topics", String(graph.topics.length)],
            ["Wires", String(graph.edges.length)],
            ["Streamlet classes", String(classes)],
          ]}
        />
      </Section>
      <Section title="Checks">
        <SettingList
          settings={[
            ["Errors", String(count("error"))],
            ["Warnings", String(count("warning"))],
            ["Hints", String(count("hint"))],
            ["Ready to run and export", isComplete ? "yes" : "not yet"],
          ]}
        />
        {problems.length > 0 && (
          <Button onClick={() => studio.panels.getState().showTab("problems")}>Show the problems</Button>
        )}
      </Section>
    </>
  );
}
