import { Dialog } from "../ui/Dialog.tsx";
import { TabPanel, Tabs } from "../ui/Tabs.tsx";
import { usePanels, useStudio } from "../workspace/studio.tsx";
import { AzureForm } from "./AzureForm.tsx";
import styles from "./ConfigurationDialog.module.css";
import { Differences } from "./Differences.tsx";
import { Environments } from "./Environments.tsx";

const views = {
  configuration: "Files and environments",
  differences: "Differences",
  azure: "Azure Blob Storage",
} as const;

function isView(name: string | undefined): name is keyof typeof views {
  return name !== undefined && name in views;
}

/** Configuration as a whole: the files that count and their order, environments and what differs, storage on Azure. */
export function ConfigurationDialog() {
  const { panels } = useStudio();
  const view = usePanels((state) => state.dialog);
  const { openDialog } = panels.getState();
  const close = () => openDialog(undefined);
  if (!isView(view)) return null;
  return (
    <Dialog open onClose={close} title="Configuration" width="xl">
      <div className={styles.views}>
        <Tabs
          label="Configuration views"
          value={view}
          onChange={(id) => isView(id) && openDialog(id)}
          tabs={Object.entries(views).map(([id, label]) => ({ id, label }))}
        >
          <TabPanel id="configuration">
            <Environments onLeave={close} />
          </TabPanel>
          <TabPanel id="differences">
            <Differences onLeave={close} />
          </TabPanel>
          <TabPanel id="azure">
            <AzureForm onDone={close} />
          </TabPanel>
        </Tabs>
      </div>
    </Dialog>
  );
}
