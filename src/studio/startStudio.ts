import { createCanvasStore } from "./canvas/canvasStore.ts";
import { followReveals } from "./editors/followReveals.ts";
import { openFirst } from "./open/openFirst.ts";
import { followTheme, rememberedTheme } from "./shell/followTheme.ts";
import { openSandbox } from "./simulation/sandbox.ts";
import { createSimulationController } from "./simulation/simulationController.ts";
import { createSimulationStore } from "./simulation/simulationStore.ts";
import { keepSaved } from "./storage/keepSaved.ts";
import { openStorage } from "./storage/openStorage.ts";
import { shareBetweenTabs } from "./storage/shareBetweenTabs.ts";
import { createPanelStore } from "./workspace/panelStore.ts";
import { createSelectionStore } from "./workspace/selectionStore.ts";
import type { Studio } from "./workspace/studio.tsx";
import { whenIdle } from "./workspace/whenIdle.ts";
import { createWorkspaceStore } from "./workspace/workspaceStore.ts";

/** Makes the stores and connects them to the browser: storage, theme, simulation. */
export function startStudio(): Studio {
  const workspace = createWorkspaceStore(() => performance.now());
  const panels = createPanelStore(rememberedTheme(localStorage), window.innerWidth);
  const simulation = createSimulationStore();
  let showFirst = () => {};
  const firstShown = new Promise<void>((resolve) => {
    showFirst = resolve;
  });
  const studio: Studio = {
    workspace,
    selection: createSelectionStore(),
    panels,
    canvas: createCanvasStore(),
    simulation,
    simulator: createSimulationController({
      workspace,
      store: simulation,
      memory: localStorage,
      openSandbox: () => firstShown.then(openSandbox),
    }),
    storage: shareBetweenTabs(openStorage(), {
      workspace,
      channel: new BroadcastChannel("streamwright"),
      notify: (kind, text) => panels.getState().notify(kind, text),
    }),
    firstShown,
  };
  followTheme(studio.panels, window, localStorage);
  followReveals(studio);
  keepSaved(workspace, studio.storage, {
    page: document,
    window,
    texts: localStorage,
    onFailure: () =>
      studio.panels
        .getState()
        .notify("error", "This browser could not save the project. Export it as a zip to keep your work."),
  });
  void openFirst(studio).then(whenIdle).then(showFirst);
  void loadFlinkCheck(studio);
  return studio;
}

/** The catalogue of Flink's options comes after the page: it is large, and nothing on the page waits for it. */
async function loadFlinkCheck({ workspace }: Studio): Promise<void> {
  const { checkFlinkOptions } = await import("./configuration/flinkCheck.ts");
  workspace.getState().setFlinkCheck(checkFlinkOptions);
}
