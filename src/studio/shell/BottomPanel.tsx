import { PanelBottomClose } from "lucide-react";
import { lazy, Suspense } from "react";
import { Badge } from "../ui/Badge.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { TabPanel, Tabs } from "../ui/Tabs.tsx";
import type { BottomTab } from "../workspace/panelStore.ts";
import { worstSeverity } from "../workspace/problemIndex.ts";
import { usePanels, useSimulation, useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./BottomPanel.module.css";

const EditorPanel = lazy(async () => ({ default: (await import("../editors/EditorPanel.tsx")).EditorPanel }));
const ProblemsPanel = lazy(async () => ({
  default: (await import("../checks/ProblemsPanel.tsx")).ProblemsPanel,
}));
const SimulationPanel = lazy(async () => ({
  default: (await import("../simulation/SimulationPanel.tsx")).SimulationPanel,
}));
const RecordsPanel = lazy(async () => ({
  default: (await import("../simulation/RecordsPanel.tsx")).RecordsPanel,
}));

const tabIds: readonly BottomTab[] = ["text", "problems", "simulation", "records"];

/** Texts, problems, simulation and records, each loaded when it is first shown. */
export function BottomPanel() {
  const studio = useStudio();
  const tab = usePanels((state) => state.bottomTab);
  const { showTab, toggle } = studio.panels.getState();
  return (
    <section className={styles.panel} aria-label="Bottom panel">
      <Tabs
        label="Views"
        value={tab}
        onChange={(id) => {
          const next = tabIds.find((one) => one === id);
          if (next !== undefined) showTab(next);
        }}
        tabs={[
          { id: "text", label: "Text" },
          { id: "problems", label: "Problems", mark: <ProblemCount /> },
          { id: "simulation", label: "Simulation", mark: <RunMark /> },
          { id: "records", label: "Records" },
        ]}
        trailing={
          <IconButton
            label="Hide the bottom panel"
            shortcut="mod+j"
            icon={<PanelBottomClose />}
            size="s"
            side="top"
            onClick={() => toggle("bottomOpen")}
          />
        }
      >
        <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
          <TabPanel id="text">
            <EditorPanel />
          </TabPanel>
          <TabPanel id="problems">
            <ProblemsPanel />
          </TabPanel>
          <TabPanel id="simulation">
            <SimulationPanel />
          </TabPanel>
          <TabPanel id="records">
            <RecordsPanel />
          </TabPanel>
        </Suspense>
      </Tabs>
    </section>
  );
}

function ProblemCount() {
  const problems = useWorkspace((state) => state.analysis.problems);
  const worst = worstSeverity(problems);
  return worst === undefined ? null : <Badge tone={worst}>{problems.length}</Badge>;
}

function RunMark() {
  const status = useSimulation((state) => state.status);
  return status === "running" ? <span className={styles.running} title="running" /> : null;
}
