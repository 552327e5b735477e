import { createStore, type StoreApi } from "zustand/vanilla";
import type { ProjectProblem } from "../../project/index.ts";
import type { PortEnd } from "../workspace/portEnd.ts";
import type { ConnectTarget } from "./drag/connectTargets.ts";
import type { Positions } from "./placement/layoutGraph.ts";

/** A place on the page, in CSS pixels. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** A port on its way to another one. */
export interface DragState {
  readonly from: PortEnd;
  readonly start: PagePoint;
  readonly pointer: PagePoint;
  /** What is under the pointer, as key of `targets`. */
  readonly over: string | undefined;
  readonly targets: ReadonlyMap<string, ConnectTarget>;
}

/** Problems shown beside the wire or port that was clicked. */
export interface Explanation {
  readonly title: string;
  readonly problems: readonly ProjectProblem[];
  readonly at: PagePoint;
}

/** What the view is asked to do; a new object each time. */
export interface ViewRequest {
  readonly action: "fit" | "zoom-in" | "zoom-out" | "actual-size";
}

/** What goes on on the canvas beside the project and the selection. */
export interface CanvasState {
  readonly drag: DragState | undefined;
  /** Id of the node whose name is being edited. */
  readonly renaming: string | undefined;
  /** The port for which "Connect to…" is open. */
  readonly connecting: PortEnd | undefined;
  readonly explanation: Explanation | undefined;
  readonly viewRequest: ViewRequest | undefined;
  /** Where the canvas shows nodes of which the project stores no position. */
  readonly found: Positions;
  setDrag(drag: DragState | undefined): void;
  rename(node: string | undefined): void;
  chooseTarget(port: PortEnd | undefined): void;
  explain(explanation: Explanation | undefined): void;
  requestView(action: ViewRequest["action"]): void;
  keepFound(found: Positions): void;
}

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>((set) => ({
    drag: undefined,
    renaming: undefined,
    connecting: undefined,
    explanation: undefined,
    viewRequest: undefined,
    found: new Map(),
    setDrag: (drag) => set({ drag }),
    rename: (renaming) => set({ renaming }),
    chooseTarget: (connecting) => set({ connecting }),
    explain: (explanation) => set({ explanation }),
    requestView: (action) => set({ viewRequest: { action } }),
    keepFound: (found) => set({ found }),
  }));
}
