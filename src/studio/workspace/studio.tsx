import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { ProjectStorage } from "../../project/index.ts";
import type { CanvasState, CanvasStore } from "../canvas/canvasStore.ts";
import type { SimulationController } from "../simulation/simulationController.ts";
import type { SimulationState, SimulationStore } from "../simulation/simulationStore.ts";
import type { PanelState, PanelStore } from "./panelStore.ts";
import type { SelectionState, SelectionStore } from "./selectionStore.ts";
import type { WorkspaceState, WorkspaceStore } from "./workspaceStore.ts";

/** The stores of one running studio, split by concern. */
export interface Studio {
  readonly workspace: WorkspaceStore;
  readonly selection: SelectionStore;
  readonly panels: PanelStore;
  readonly canvas: CanvasStore;
  readonly simulation: SimulationStore;
  /** What a person can do to the simulation; its state is in `simulation`. */
  readonly simulator: SimulationController;
  /** Where this browser keeps projects. */
  readonly storage: ProjectStorage;
  /** Resolves once the first project is on screen: what is large and not urgent waits for it. */
  readonly firstShown: Promise<void>;
}

const StudioContext = createContext<Studio | undefined>(undefined);

export function StudioProvider(props: { readonly studio: Studio; readonly children: ReactNode }) {
  return <StudioContext value={props.studio}>{props.children}</StudioContext>;
}

/** The stores themselves, for event handlers and commands. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === undefined) throw new Error("useStudio needs a StudioProvider above it.");
  return studio;
}

export function useWorkspace<T>(selector: (state: WorkspaceState) => T): T {
  return useStore(useStudio().workspace, selector);
}
export function useSelection<T>(selector: (state: SelectionState) => T): T {
  return useStore(useStudio().selection, selector);
}
export function usePanels<T>(selector: (state: PanelState) => T): T {
  return useStore(useStudio().panels, selector);
}
export function useCanvas<T>(selector: (state: CanvasState) => T): T {
  return useStore(useStudio().canvas, selector);
}
export function useSimulation<T>(selector: (state: SimulationState) => T): T {
  return useStore(useStudio().simulation, selector);
}
