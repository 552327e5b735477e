import { Activity } from "lucide-react";
import { useState } from "react";
import type { Command } from "../../runtime/index.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { type Tab, TabPanel, Tabs } from "../ui/Tabs.tsx";
import type { SimulationTab } from "../workspace/panelStore.ts";
import { usePanels, useSimulation, useStudio } from "../workspace/studio.tsx";
import { CheckpointTable } from "./CheckpointTable.tsx";
import { ClusterLog } from "./ClusterLog.tsx";
import { DeliveryPanel } from "./DeliveryPanel.tsx";
import { FailurePanel } from "./FailurePanel.tsx";
import { formatCount } from "./figures.ts";
import { HostChoice } from "./HostChoice.tsx";
import { OutputLog } from "./OutputLog.tsx";
import { RunNotes } from "./RunNotes.tsx";
import { ScenarioForm } from "./ScenarioForm.tsx";
import styles from "./SimulationPanel.module.css";
import { StartDialog } from "./StartDialog.tsx";
import { StreamletTable } from "./StreamletTable.tsx";
import { startSimulation } from "./startSimulation.ts";
import type { StartQuestion } from "./streamletMenu.ts";
import { TopicTable } from "./TopicTable.tsx";

const tabs: readonly (Tab & { readonly id: SimulationTab })[] = [
  { id: "streamlets", label: "Streamlets" },
  { id: "topics", label: "Topics" },
  { id: "delivery", label: "Delivery" },
  { id: "checkpoints", label: "Checkpoints" },
  { id: "exceptions", label: "Exceptions", mark: <FailureCount /> },
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

/** How many failures there were; nothing before the first. */
function FailureCount() {
  const count = useSimulation((state) =>
    (state.snapshot?.streamlets ?? []).reduce((sum, { failureCount }) => sum + failureCount, 0),
  );
  return count === 0 ? null : <Badge tone="error">{formatCount(count)}</Badge>;
}

/** What happens inside the simulated cluster. */
export function SimulationPanel() {
  const { simulator, panels } = useStudio();
  const tab = usePanels((state) => state.simulationTab);
  const [question, setQuestion] = useState<StartQuestion>();
  const asked = useSimulation((state) =>
    state.snapshot?.streamlets.find((streamlet) => streamlet.name === question?.streamlet),
  );
  const hasRun = useSimulation((state) => state.snapshot !== undefined);

  function command(wish: Command): void {
    void simulator.command(wish).then((refusal) => {
      if (refusal !== undefined) panels.getState().notify("warning", refusal);
    });
  }

  return (
    <div className={styles.root}>
      <RunNotes />
      <div className={styles.tabs}>
        <Tabs
          label="Views of the simulation"
          tabs={tabs}
          value={tab}
          onChange={(id) => {
            const next = tabs.find((one) => one.id === id);
            if (next !== undefined) panels.getState().showSimulation(next.id);
          }}
          trailing={<HostChoice />}
        >
          <TabPanel id="streamlets">
            {hasRun ? <StreamletTable onCommand={command} onAsk={setQuestion} /> : <NotRunning />}
          </TabPanel>
          <TabPanel id="topics">{hasRun ? <TopicTable /> : <NotRunning />}</TabPanel>
          <TabPanel id="delivery">{hasRun ? <DeliveryPanel /> : <NotRunning />}</TabPanel>
          <TabPanel id="checkpoints">
            {hasRun ? (
              <CheckpointTable
                onStart={(streamlet, from) => setQuestion({ kind: "start", streamlet, from })}
              />
            ) : (
              <NotRunning />
            )}
          </TabPanel>
          <TabPanel id="exceptions">{hasRun ? <FailurePanel /> : <NotRunning />}</TabPanel>
          <TabPanel id="output">{hasRun ? <OutputLog /> : <NotRunning />}</TabPanel>
          <TabPanel id="log">{hasRun ? <ClusterLog /> : <NotRunning />}</TabPanel>
          <TabPanel id="scenario">
            <ScenarioForm />
          </TabPanel>
        </Tabs>
      </div>
      {question !== undefined && asked !== undefined && (
        <StartDialog
          question={question}
          streamlet={asked}
          onClose={() => setQuestion(undefined)}
          onCommand={command}
        />
      )}
    </div>
  );
}
