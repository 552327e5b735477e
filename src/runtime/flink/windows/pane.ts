import type { TimeWindow } from "../../../streamlet/index.ts";
import type { WindowLineage } from "../../audit/lineage.ts";
import type { Cell } from "../state/state-views.ts";

/** One window of one key with what it has collected. */
export interface Pane {
  start: number;
  end: number;
  content: unknown;
  /** States of its trigger and of its function, by name. */
  states?: Map<string, unknown>;
  /** Its elements as the delivery audit follows them. */
  lineage?: WindowLineage | undefined;
}

export function windowOf({ start, end }: TimeWindow): TimeWindow {
  return { start, end };
}

/** The place of a state of a window. */
export function paneCell(pane: Pane, name: string): Cell {
  return {
    read: () => pane.states?.get(name),
    write: (value) => {
      pane.states ??= new Map();
      if (value === undefined) pane.states.delete(name);
      else pane.states.set(name, value);
    },
  };
}
