import { createStore, type StoreApi } from "zustand/vanilla";
import type { ClusterEvent, EgressLine, Snapshot, StreamletState } from "../../runtime/index.ts";
import type { HostKind, SimulationUpdate } from "./simulationService.ts";

/** Live numbers of one port: since the start, and per second of virtual time lately. */
export interface PortFigures {
  readonly records: number;
  readonly recordsPerSecond: number;
}
/** Live numbers of one topic. */
export interface TopicFigures {
  readonly records: number;
  readonly recordsPerSecond: number;
  /** Records not yet consumed, summed over partitions; the largest over consumer groups. */
  readonly lag: number;
  readonly partitions: number;
}
export interface StreamletFigures {
  readonly state: StreamletState;
  /** Runs a stand-in because no logic is known. */
  readonly standIn: boolean;
  readonly message?: string;
  /** Shares of the last virtual second, 0 to 1. */
  readonly busy: number;
  readonly backpressured: number;
}
export type SimulationStatus =
  | "stopped"
  | "starting"
  | "running"
  | "paused"
  /** It is repeated from its start, to come back to a time or around a call that never returns. */
  | "repeating"
  | "finished"
  | "failed";

/** Why a run is being repeated: to go back in time, to find where its logic is stuck, or to go on without that call. */
export type RepeatPurpose = "rewind" | "find" | "judge";

/** How far a repetition is. */
export interface Repeating {
  readonly purpose: RepeatPurpose;
  /** 0 to 1. */
  readonly share: number;
}

/** Whether the project's own TypeScript may run. */
export type Consent = "no-code" | "needed" | "given";

/** What the canvas and the simulation panel show of the running application. */
export interface SimulationState {
  readonly status: SimulationStatus;
  readonly consent: Consent;
  /** The question whether the project's code may run is on the screen. */
  readonly asking: boolean;
  /** Topic shown in the record inspector; undefined picks the first. */
  readonly inspectedTopic: string | undefined;
  /** A record of that topic that the inspector is to begin with. */
  readonly inspectedOffset: { readonly partition: number; readonly offset: number } | undefined;
  /** Streamlet whose failures alone are shown; undefined shows those of all. */
  readonly failuresOf: string | undefined;
  /** Virtual milliseconds since the start. */
  readonly time: number;
  /** The run has a host on which it can be taken back in time. */
  readonly canRewind: boolean;
  /** Defined exactly while the run is being repeated. */
  readonly repeating: Repeating | undefined;
  /** Virtual ms per real ms; Infinity is as fast as it goes. */
  readonly speed: number;
  /** Where the next run takes place. */
  readonly host: HostKind;
  /** Keyed `<streamlet>.<port>`. */
  readonly ports: ReadonlyMap<string, PortFigures>;
  readonly topics: ReadonlyMap<string, TopicFigures>;
  readonly streamlets: ReadonlyMap<string, StreamletFigures>;
  /** The last snapshot in full; its events and lines are only the newest. */
  readonly snapshot: Snapshot | undefined;
  readonly events: readonly ClusterEvent[];
  readonly lines: readonly EgressLine[];
  /** Why the last start was refused, or why the run ended badly. */
  readonly reasons: readonly string[];
  /** What the user should know of a run that goes on all the same. */
  readonly notes: readonly string[];
  /** True once the project's files have changed since the run began. */
  readonly outdated: boolean;
}
export type SimulationStore = StoreApi<SimulationState>;

const nothingLive = {
  time: 0,
  canRewind: false,
  repeating: undefined,
  ports: new Map(),
  topics: new Map(),
  streamlets: new Map(),
  snapshot: undefined,
  events: [],
  lines: [],
  reasons: [],
  notes: [],
  outdated: false,
} satisfies Partial<SimulationState>;

/** The state of a cluster that has not started. */
export const stoppedSimulation = { ...nothingLive, status: "stopped" } satisfies Partial<SimulationState>;

export function createSimulationStore(): SimulationStore {
  return createStore<SimulationState>(() => ({
    ...stoppedSimulation,
    consent: "no-code",
    asking: false,
    inspectedTopic: undefined,
    inspectedOffset: undefined,
    failuresOf: undefined,
    speed: 1,
    host: "virtual",
  }));
}

/** Whether a run has come to its end: then nothing has a rate any more. */
export function isRunOver({ status }: SimulationState): boolean {
  return status === "finished" || status === "failed";
}

/** Log lines kept for the panel. */
const keptLines = 2_000;

function largestLag(topic: Snapshot["topics"][number]): number {
  return topic.groups.reduce((largest, group) => Math.max(largest, group.lag), 0);
}

/** The figures that were there before where they are the same, so that nobody shows again what has not changed. */
function unlessSame<T extends object>(before: T | undefined, now: T): T {
  if (before === undefined) return now;
  const names = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof T>;
  for (const name of names) if (!Object.is(before[name], now[name])) return now;
  return before;
}

/** Log lines with newer ones, as far as they are kept. */
function withNewer<Line>(lines: readonly Line[], newer: readonly Line[]): readonly Line[] {
  return newer.length === 0 ? lines : [...lines, ...newer].slice(-keptLines);
}

/** The state after a snapshot has arrived. */
export function withUpdate(
  state: SimulationState,
  { snapshot, paused, isFirst, repeated }: SimulationUpdate,
): Partial<SimulationState> {
  const ports = new Map<string, PortFigures>();
  const streamlets = new Map<string, StreamletFigures>();
  for (const streamlet of snapshot.streamlets) {
    for (const port of streamlet.ports) {
      const key = `${streamlet.name}.${port.port}`;
      const figures = { records: port.records, recordsPerSecond: port.rate };
      ports.set(key, unlessSame(state.ports.get(key), figures));
    }
    const message = streamlet.lastFailure?.message;
    const figures = {
      state: streamlet.state,
      standIn: streamlet.standIn,
      busy: streamlet.busy,
      backpressured: streamlet.backpressured,
      ...(message === undefined ? {} : { message }),
    };
    streamlets.set(streamlet.name, unlessSame(state.streamlets.get(streamlet.name), figures));
  }
  const topics = new Map<string, TopicFigures>();
  for (const topic of snapshot.topics) {
    const figures = {
      records: topic.records,
      recordsPerSecond: topic.rate,
      lag: largestLag(topic),
      partitions: topic.partitions.length,
    };
    topics.set(topic.id, unlessSame(state.topics.get(topic.id), figures));
  }
  return {
    status:
      repeated !== undefined
        ? "repeating"
        : snapshot.status === "running" && paused
          ? "paused"
          : snapshot.status,
    repeating:
      repeated === undefined ? undefined : { purpose: state.repeating?.purpose ?? "rewind", share: repeated },
    time: snapshot.time,
    ports,
    topics,
    streamlets,
    snapshot,
    events: withNewer(isFirst ? [] : state.events, snapshot.events),
    lines: withNewer(isFirst ? [] : state.lines, snapshot.lines),
  };
}
