import type { Application, ConfigurationChange } from "../../config/index.ts";
import type { AuditQuery, JourneyStop } from "../audit/audit-view.ts";
import type { CodeProblem } from "../code/code-problem.ts";
import type { Verdict } from "../replay/verdict.ts";
import type { Fault, Scenario, ScenarioProblem } from "../scenario/scenario.ts";
import type { RecordView, Snapshot } from "./snapshot.ts";

export interface SimulationInput {
  readonly application: Application;
  /** TypeScript of the project's streamlets by project path (`streamlets/…/x.ts`). Empty: stand-ins only. */
  readonly code: ReadonlyMap<string, string>;
  /** Data files by project path. */
  readonly data: ReadonlyMap<string, string | Uint8Array>;
  /** Field `scenario` of `streamwright.json`, unread; defaults where it says nothing. */
  readonly scenario?: unknown;
}

export interface AdvanceOptions {
  /** Do not go beyond this virtual time. Without it: as far as `keepGoing` allows. */
  readonly untilMs?: number;
  /** Do not begin a later turn than this one (`Simulation.turn`). */
  readonly untilTurn?: number;
  /** Asked between small slices of work (a few milliseconds at most); false stops. This is how a host gives a real-time budget. */
  readonly keepGoing?: () => boolean;
}

export interface AdvanceResult {
  /** Virtual milliseconds reached. */
  readonly time: number;
  readonly status: Snapshot["status"];
}

export interface RecordQuery {
  /** Topic id. */
  readonly topic: string;
  readonly partition?: number;
  /** First offset; without it, the last `limit` records. */
  readonly from?: number;
  /** At most 1,000. */
  readonly limit: number;
}

/** Where a Flink job starts from, and what may differ. */
export interface StartOptions {
  /** Path of a savepoint or retained checkpoint (`StoredSnapshotView.path`); without it, from committed offsets with empty state. */
  readonly from?: string;
  readonly parallelism?: number;
  /** Starts although the snapshot has state of operators that the job no longer has; that state is dropped. */
  readonly allowNonRestoredState?: boolean;
}

/** What a person may do to a running cluster. */
export type Command =
  | { readonly kind: "checkpoint"; readonly streamlet: string }
  | { readonly kind: "fail-task"; readonly streamlet: string; readonly index?: number }
  | { readonly kind: "kill-task-manager"; readonly streamlet: string; readonly index?: number }
  /**
   * Stops a Flink job with a checkpoint and starts it from there with another parallelism. Of any other streamlet:
   * starts more processes, or ends some of them.
   */
  | { readonly kind: "rescale"; readonly streamlet: string; readonly parallelism: number }
  | { readonly kind: "restart"; readonly streamlet: string }
  /** Triggers a savepoint; the job goes on. It shows among the streamlet's stored snapshots when complete. */
  | { readonly kind: "savepoint"; readonly streamlet: string }
  /** Stops the job with a savepoint. `drain`: event time ends first, so that all windows and timers fire. */
  | { readonly kind: "stop"; readonly streamlet: string; readonly drain?: boolean }
  /** Cancels the job at once; its last checkpoint stays if the job retains it. */
  | { readonly kind: "cancel"; readonly streamlet: string }
  /** Starts a job that is stopped, cancelled or failed. */
  | ({ readonly kind: "start"; readonly streamlet: string } & StartOptions)
  /**
   * Stop with savepoint, then start the new version from it; processes are replaced. `code`: new texts of all streamlets
   * by project path; `configuration`: what changes with them.
   */
  | ({
      readonly kind: "redeploy";
      readonly streamlet: string;
      readonly code?: ReadonlyMap<string, string>;
      readonly configuration?: ConfigurationChange;
    } & Omit<StartOptions, "from">)
  /** As `redeploy`, with new configuration alone: all of it is read again. */
  | ({ readonly kind: "configure"; readonly streamlet: string } & ConfigurationChange)
  /** Takes the whole application out of the cluster. Topics, savepoints and retained checkpoints stay. */
  | { readonly kind: "undeploy" }
  /** Makes something go wrong now. */
  | { readonly kind: "inject"; readonly fault: Fault };

export type CommandResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A command as a person gave it: the turn of the run that it was, and the virtual time. */
export interface RecordedCommand {
  readonly turn: number;
  readonly time: number;
  readonly command: Command;
}

/**
 * What decides a run on virtual time beside project, scenario and seed: plain data. A fresh run that is given it comes
 * to the same state to the byte. Each step of the event loop and each command is a turn of the run, counted from 1.
 */
export interface RunRecording {
  readonly commands: readonly RecordedCommand[];
  readonly verdicts: readonly Verdict[];
}

/** A run of an application. The host drives it: nothing happens between calls of `advance`. */
export interface Simulation {
  readonly scenario: Scenario;
  /** Turns so far: each step of the event loop and each command is one. */
  readonly turn: number;
  /** What repeats this run, given to a fresh one of the same input. */
  readonly recording: RunRecording;
  advance(options: AdvanceOptions): AdvanceResult;
  /** Only events and lines with a greater sequence number are included, so that a host posts each once. */
  snapshot(since?: { readonly event?: number; readonly line?: number }): Snapshot;
  records(query: RecordQuery): readonly RecordView[];
  command(command: Command): CommandResult;
  /** Ids of records that met one fate, as the delivery audit found. */
  deliveries(query: AuditQuery): readonly string[];
  /** The way of one record through the application; empty where it is not followed. */
  journey(id: string): readonly JourneyStop[];
}

/** A run as its user sees it whatever host it has: on virtual time, or in threads on real time. */
export interface HostedSimulation {
  readonly scenario: Scenario;
  /**
   * Virtual host: works on. Parallel host, which works by itself: waits until its clock has come as far. `keepGoing` is
   * asked now and then. Resolves at the end of the run at the latest.
   */
  advance(options: AdvanceOptions): Promise<AdvanceResult>;
  /** As of `Simulation`; the parallel host's figures are those that its threads have told last. */
  snapshot(since?: { readonly event?: number; readonly line?: number }): Promise<Snapshot>;
  records(query: RecordQuery): Promise<readonly RecordView[]>;
  command(command: Command): Promise<CommandResult>;
  /** As of `Simulation`. */
  deliveries(query: AuditQuery): Promise<readonly string[]>;
  journey(id: string): Promise<readonly JourneyStop[]>;
  /** Milliseconds of the cluster's clock per real one; 0 pauses. Only the parallel host's clock follows real time. */
  setSpeed(speed: number): void;
  /** Ends the run and its threads. */
  close(): void;
}

/** What setting up a run gives. Problems do not keep it from running: what cannot run is replaced by a stand-in. */
export interface CreatedSimulation {
  readonly simulation: Simulation;
  readonly codeProblems: readonly CodeProblem[];
  readonly scenarioProblems: readonly ScenarioProblem[];
}
