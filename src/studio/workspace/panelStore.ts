import { createStore, type StoreApi } from "zustand/vanilla";

export type BottomTab = "text" | "problems" | "simulation" | "records";
export type SimulationTab =
  | "streamlets"
  | "topics"
  | "delivery"
  | "checkpoints"
  | "exceptions"
  | "output"
  | "log"
  | "scenario";
export type DialogName =
  | "export"
  | "rewind"
  | "open"
  | "commands"
  | "shortcuts"
  | "configuration"
  | "differences"
  | "azure";
export type Theme = "light" | "dark" | "system";

/** Which panels, tabs and dialogs are showing. */
export interface PanelState {
  readonly bottomTab: BottomTab;
  readonly bottomOpen: boolean;
  /** The view of the simulation, for when it is on screen. */
  readonly simulationTab: SimulationTab;
  readonly paletteOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly dialog: DialogName | undefined;
  readonly theme: Theme;
  /** The file in the text editor. */
  readonly openFile: string;
  /** A message of a finished or failed action; `id` grows so that equal messages show again. */
  readonly notice:
    | { readonly id: number; readonly kind: "info" | "warning" | "error"; readonly text: string }
    | undefined;
  showTab(tab: BottomTab): void;
  showSimulation(tab: SimulationTab): void;
  toggle(panel: "bottomOpen" | "paletteOpen" | "inspectorOpen"): void;
  openDialog(dialog: DialogName | undefined): void;
  setTheme(theme: Theme): void;
  openInEditor(file: string): void;
  notify(kind: "info" | "warning" | "error", text: string): void;
  dismissNotice(): void;
}

export type PanelStore = StoreApi<PanelState>;

/** Below this width of the window, in px, the canvas needs the inspector's place more than the inspector does. */
const roomForInspector = 1_100;

export function createPanelStore(theme: Theme, windowWidth: number): PanelStore {
  return createStore<PanelState>((set, get) => ({
    bottomTab: "text",
    bottomOpen: true,
    simulationTab: "streamlets",
    paletteOpen: true,
    inspectorOpen: windowWidth >= roomForInspector,
    dialog: undefined,
    theme,
    openFile: "blueprint.conf",
    notice: undefined,
    showTab: (bottomTab) => set({ bottomTab, bottomOpen: true }),
    showSimulation: (simulationTab) => set({ simulationTab, bottomTab: "simulation", bottomOpen: true }),
    toggle: (panel) => set({ [panel]: !get()[panel] }),
    openDialog: (dialog) => set({ dialog }),
    setTheme: (next) => set({ theme: next }),
    openInEditor: (openFile) => set({ openFile, bottomTab: "text", bottomOpen: true }),
    notify: (kind, text) => set({ notice: { id: (get().notice?.id ?? 0) + 1, kind, text } }),
    dismissNotice: () => set({ notice: undefined }),
  }));
}
