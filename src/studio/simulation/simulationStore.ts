import { createStore, type StoreApi } from "zustand/vanilla";

/** Live numbers of one port: since the start, and per second of virtual time lately. */
export interface PortFigures {
  readonly records: number;
  readonly recordsPerSecond: number;
}
/** Live numbers of one topic. */
export interface TopicFigures {
  readonly records: number;
  /** Records not yet consumed, summed over partitions; the largest over consumer groups. */
  readonly lag: number;
  readonly partitions: number;
}
export interface StreamletFigures {
  readonly state: "created" | "running" | "restarting" | "failed" | "finished" | "stopped";
  /** Runs a stand-in because no logic is known. */
  readonly standIn: boolean;
  readonly message?: string;
}
export type SimulationStatus = "stopped" | "starting" | "running" | "paused" | "finished" | "failed";

/** What the canvas and the simulation panel show of the running application. */
export interface SimulationState {
  readonly status: SimulationStatus;
  /** Virtual milliseconds since the start. */
  readonly time: number;
  /** Virtual ms per real ms; Infinity is as fast as it goes. */
  readonly speed: number;
  /** Keyed `<streamlet>.<port>`. */
  readonly ports: ReadonlyMap<string, PortFigures>;
  readonly topics: ReadonlyMap<string, TopicFigures>;
  readonly streamlets: ReadonlyMap<string, StreamletFigures>;
}
export type SimulationStore = StoreApi<SimulationState>;

export function createSimulationStore(): SimulationStore {
  return createStore<SimulationState>(() => ({
    status: "stopped",
    time: 0,
    speed: 1,
    ports: new Map(),
    topics: new Map(),
    streamlets: new Map(),
  }));
}
