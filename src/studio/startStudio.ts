import { createSimulationStore } from "./simulation/simulationStore.ts";
import { createPanelStore } from "./workspace/panelStore.ts";
import { createSelectionStore } from "./workspace/selectionStore.ts";
import type { Studio } from "./workspace/studio.tsx";
import { createWorkspaceStore } from "./workspace/workspaceStore.ts";

/** Makes the stores and connects them to the browser: storage, theme, simulation. */
export function startStudio(): Studio {
  return {
    workspace: createWorkspaceStore(() => performance.now()),
    selection: createSelectionStore(),
    panels: createPanelStore("system"),
    simulation: createSimulationStore(),
  };
}
