import type { LogicCall, RunRecording } from "../../runtime/index.ts";

/** Where a run that is being repeated is to arrive: at the end of a turn, or at a virtual time. */
export type Goal = { readonly turn: number } | { readonly time: number };

/** How far a run is, and what its user wants of it. */
export interface RunPosition {
  readonly turn: number;
  /** Undefined unless it is being repeated. */
  readonly goal: Goal | undefined;
  /** Whether it stands, or will when it has arrived. */
  readonly paused: boolean;
  /** Virtual time at which it is to pause, if it is. */
  readonly pauseAt: number | undefined;
}

/** What a run's worker tells the page one way, so that it is known where it was should it never answer again. */
export type RunSign =
  | { readonly kind: "position"; readonly position: RunPosition }
  | { readonly kind: "recording"; readonly recording: RunRecording }
  /** What the logic is doing. `isExact`: every call is told, so that this is so until the next sign. */
  | { readonly kind: "call"; readonly call: LogicCall | undefined; readonly isExact: boolean };

/** The way of signs from the worker to the page: a message port. */
export interface SignLine {
  postMessage(sign: RunSign): void;
}

/** How a run is taken up again in another worker. */
export interface Resumption extends Omit<RunPosition, "turn"> {
  readonly recording: RunRecording;
  readonly goal: Goal;
  /** Each call of the logic is told from this turn on. */
  readonly watchFrom: number;
}
