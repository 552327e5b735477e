import { useMemo } from "react";
import { setScenario } from "../../project/index.ts";
import { readScenario } from "../../runtime/index.ts";
import { Select } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { dataFiles } from "./dataFiles.ts";
import { NumberField } from "./NumberField.tsx";
import { ScenarioFaults } from "./ScenarioFaults.tsx";
import styles from "./ScenarioForm.module.css";
import { ScenarioInputs } from "./ScenarioInputs.tsx";
import { type ScenarioJson, withFaults, withField, withInput } from "./scenarioEdits.ts";

const modes = [
  { value: "cluster", label: "Cluster: Flink restarts failed jobs" },
  { value: "sandbox", label: "Local sandbox: a crash ends the run" },
];

const deliveries = [
  { value: "at-least-once", label: "At least once (Cloudflow's default)" },
  { value: "exactly-once", label: "Exactly once: Kafka transactions" },
  { value: "none", label: "None: no flush on checkpoints" },
];

/** What the simulation is fed and what goes wrong in it; every change is an edit of `streamwright.json`. */
export function ScenarioForm() {
  const { workspace } = useStudio();
  const project = useWorkspace((state) => state.project);
  const application = useWorkspace((state) => state.analysis.application);
  const json = useWorkspace((state) => state.analysis.settings.scenario);
  const data = useMemo(() => dataFiles(project), [project]);
  const reading = useMemo(
    () => (application === undefined ? undefined : readScenario(json, application, data)),
    [json, application, data],
  );

  if (reading === undefined || application === undefined) {
    return (
      <p className={styles.note}>
        The scenario can be edited once the application has no errors: see the Problems tab.
      </p>
    );
  }
  const { scenario, problems } = reading;

  function save(next: ScenarioJson): void {
    const { project: present } = workspace.getState();
    workspace.getState().edit("Change the scenario", setScenario(present, next), { coalesce: "scenario" });
  }

  return (
    <form className={styles.form} aria-label="Scenario" onSubmit={(event) => event.preventDefault()}>
      {problems.map((problem) => (
        <p key={`${problem.pointer} ${problem.message}`} className={styles.problem} role="alert">
          {`${problem.pointer}: ${problem.message}`}
        </p>
      ))}
      <fieldset className={styles.fields}>
        <legend>Cluster</legend>
        <Select
          label="Kind"
          value={scenario.mode}
          options={modes}
          onChange={(mode) => save(withField(json, "mode", mode))}
        />
        <Select
          label="Delivery of Flink sinks"
          value={scenario.delivery}
          options={deliveries}
          onChange={(delivery) => save(withField(json, "delivery", delivery))}
        />
        <NumberField
          label="Seed"
          hint="Same seed, same run."
          value={scenario.seed}
          min={0}
          onChange={(seed) => save(withField(json, "seed", seed))}
        />
        <NumberField
          label="Partitions per topic"
          hint="Where the topic does not say."
          value={scenario.partitions}
          min={1}
          onChange={(partitions) => save(withField(json, "partitions", partitions))}
        />
      </fieldset>
      <ScenarioInputs
        scenario={scenario}
        files={[...data.keys()]}
        onChange={(input) => save(withInput(json, scenario, input))}
      />
      <ScenarioFaults
        faults={scenario.faults}
        streamlets={application.streamlets.map((streamlet) => streamlet.name)}
        onChange={(faults) => save(withFaults(json, faults))}
      />
    </form>
  );
}
