import { createStore, type StoreApi } from "zustand/vanilla";
import type { BlueprintElement } from "../../blueprint/index.ts";
import type { TextRange } from "../../hocon/index.ts";

/** A place in a text that an editor is asked to show; a new object each time, so that asking twice works. */
export interface RevealRequest {
  readonly file: string;
  readonly range?: TextRange | undefined;
}

/** What is selected on the canvas, and what the views have been asked to show. */
export interface SelectionState {
  readonly elements: readonly BlueprintElement[];
  /** Selected wires, as ids of `GraphEdge`: each joins one port and one topic. */
  readonly wires: readonly string[];
  readonly revealText: RevealRequest | undefined;
  /** The canvas is asked to bring these into view and mark them. */
  readonly revealElements: readonly BlueprintElement[] | undefined;
  select(elements: readonly BlueprintElement[], wires?: readonly string[]): void;
  showText(request: RevealRequest): void;
  /** Selects the elements and brings them into view on the canvas. */
  showElements(elements: readonly BlueprintElement[]): void;
}

export type SelectionStore = StoreApi<SelectionState>;

export function createSelectionStore(): SelectionStore {
  return createStore<SelectionState>((set) => ({
    elements: [],
    wires: [],
    revealText: undefined,
    revealElements: undefined,
    select: (elements, wires = []) => set({ elements, wires }),
    showText: (request) => set({ revealText: { ...request } }),
    showElements: (elements) => set({ elements, wires: [], revealElements: [...elements] }),
  }));
}
