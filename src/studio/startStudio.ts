import { createCanvasStore } from "./canvas/canvasStore.ts";
import { openSandbox } from "./simulation/sandbox.ts";
import { createSimulationController } from "./simulation/simulationController.ts";
import { createSimulationStore } from "./simulation/simulationStore.ts";
import { createPanelStore } from "./workspace/panelStore.ts";
import { createSelectionStore } from "./workspace/selectionStore.ts";
import type { Studio } from "./workspace/studio.tsx";
import { createWorkspaceStore } from "./workspace/workspaceStore.ts";

/** Makes the stores and connects them to the browser: storage, theme, simulation. */
export function startStudio(): Studio {
  const workspace = createWorkspaceStore(() => performance.now());
  const simulation = createSimulationStore();
  return {
    workspace,
    selection: createSelectionStore(),
    panels: createPanelStore("system"),
    canvas: createCanvasStore(),
    simulation,
    simulator: createSimulationController({
      workspace,
      store: simulation,
      memory: localStorage,
      openSandbox,
    }),
  };
}
