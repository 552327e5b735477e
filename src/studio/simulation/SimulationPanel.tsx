import { Activity } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { TabPanel, Tabs } from "../ui/Tabs.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { ClusterLog } from "./ClusterLog.tsx";
import { OutputLog } from "./OutputLog.tsx";
import { RunNotes } from "./RunNotes.tsx";
import { ScenarioForm } from "./ScenarioForm.tsx";
import styles from "./SimulationPanel.module.css";
import { StreamletTable } from "./StreamletTable.tsx";
import { startSimulation } from "./startSimulation.ts";
import { TopicTable } from "./TopicTable.tsx";

const tabs = [
  { id: "streamlets", label: "Streamlets" },
  { id: "topics", label: "Topics" },
  { id: "output", label: "Output" },
  { id: "log", label: "Cluster log" },
  { id: "scenario", label: "Scenario" },
];

function NotRunning() {
  const studio = useStudio();
  return (
    <EmptyState
      icon={<Activity />}
      title="Nothing is running"
      actions={
        <Button variant="primary" onClick={() => startSimulation(studio)}>
          Run the application
        </Button>
      }
    >
      Run the application in the browser: Kafka topics, Flink jobs with checkpoints, and your streamlets'
      code. Streamlets without code get a stand-in that writes valid sample records. Choose inputs and faults
      under Scenario.
    </EmptyState>
  );
}

/** What happens inside the simulated cluster. */
export function SimulationPanel() {
  const [tab, setTab] = useState("streamlets");
  const hasRun = useSimulation((state) => state.snapshot !== undefined);

  return (
    <div className={styles.root}>
      <RunNotes />
      <div className={styles.tabs}>
        <Tabs label="Views of the simulation" tabs={tabs} value={tab} onChange={setTab}>
          <TabPanel id="streamlets">{hasRun ? <StreamletTable /> : <NotRunning />}</TabPanel>
          <TabPanel id="topics">{hasRun ? <TopicTable /> : <NotRunning />}</TabPanel>
          <TabPanel id="output">{hasRun ? <OutputLog /> : <NotRunning />}</TabPanel>
          <TabPanel id="log">{hasRun ? <ClusterLog /> : <NotRunning />}</TabPanel>
          <TabPanel id="scenario">
            <ScenarioForm />
          </TabPanel>
        </Tabs>
      </div>
    </div>
  );
}
