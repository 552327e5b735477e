import { useMemo } from "react";
import { setScenario } from "../../project/index.ts";
import { readScenario } from "../../runtime/index.ts";
import { Select } from "../ui/Select.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { dataFiles } from "./dataFiles.ts";
import { NumberField } from "./NumberField.tsx";
import { ScenarioChanges } from "./ScenarioChanges.tsx";
import { ScenarioFaults } from "./ScenarioFaults.tsx";
import styles from "./ScenarioForm.module.css";
import { ScenarioInputs } from "./ScenarioInputs.tsx";
import { ScenarioServiceTimes } from "./ScenarioServiceTimes.tsx";
import {
  type ScenarioJson,
  withChanges,
  withFaults,
  withField,
  withInput,
  withServiceTimes,
} from "./scenarioEdits.ts";

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
  const streamlets = application.streamlets.map((streamlet) => streamlet.name);
  const flinkJob = application.streamlets.find(({ descriptor }) => descriptor.runtime === "flink");
  const usual = flinkJob?.name ?? streamlets[0];

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
      <fieldset className={styles.fields} data-hints="">
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
        <NumberField
          label="Length (ms)"
          hint="The run ends then."
          value={scenario.length}
          min={1}
          empty="no end"
          onChange={(length) => save(withField(json, "length", length))}
        />
        <NumberField
          label="Records followed"
          hint="By the delivery audit; 0: none."
          value={scenario.audit}
          min={0}
          onChange={(audit) => save(withField(json, "audit", audit))}
        />
      </fieldset>
      <ScenarioInputs
        scenario={scenario}
        files={[...data.keys()]}
        onChange={(input) => save(withInput(json, scenario, input))}
      />
      <ScenarioFaults
        scenario={scenario}
        streamlets={streamlets}
        usual={usual}
        topics={application.topics.map((topic) => topic.id)}
        onChange={(faults) => save(withFaults(json, faults))}
      />
      <ScenarioChanges
        changes={scenario.changes}
        streamlets={application.streamlets}
        usual={usual}
        onChange={(changes) => save(withChanges(json, changes))}
      />
      <ScenarioServiceTimes
        times={scenario.serviceTimes}
        streamlets={streamlets}
        onChange={(times) => save(withServiceTimes(json, times))}
      />
    </form>
  );
}
