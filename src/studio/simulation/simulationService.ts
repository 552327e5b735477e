import { readSchemas } from "../../avro/index.ts";
import {
  type Analysis,
  type CodeReading,
  createAnalyser,
  type FileContent,
  fileKind,
  type Project,
} from "../../project/index.ts";
import {
  type Command,
  type CommandResult,
  createSimulation,
  describeStreamlets,
  type RecordQuery,
  type RecordView,
  type Simulation,
  type Snapshot,
} from "../../runtime/index.ts";
import { dataFiles } from "./dataFiles.ts";

/** A project's files as they cross to the worker. */
export type FileEntries = readonly (readonly [path: string, content: FileContent])[];

export interface StartRequest {
  readonly files: FileEntries;
  /** Whether the user has agreed that the project's TypeScript runs; without it every streamlet gets a stand-in. */
  readonly withCode: boolean;
  /** Virtual ms per real ms; Infinity for as fast as it goes. */
  readonly speed: number;
}

export type StartResult =
  | { readonly ok: true; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly string[] };

export interface SimulationUpdate {
  readonly snapshot: Snapshot;
  readonly paused: boolean;
}

/** What the host does for the service: tells the time and calls back soon, yielding to other work in between. */
export interface ServiceHost {
  /** Real milliseconds, monotonic. */
  now(): number;
  soon(delayMs: number, task: () => void): void;
}

/** The simulation as the page sees it, served from a worker. Every method is one message there and one back. */
export interface SimulationService {
  /** Answers whenever the worker is not stuck. */
  ping(): boolean;
  describe(files: FileEntries): CodeReading;
  start(request: StartRequest, listener: (update: SimulationUpdate) => void): StartResult;
  pause(): void;
  resume(): void;
  /** Runs on for so many virtual milliseconds, then pauses. */
  step(virtualMs: number): void;
  setSpeed(speed: number): void;
  stop(): void;
  records(query: RecordQuery): readonly RecordView[];
  command(command: Command): CommandResult;
}

/** Longest stretch of work between two looks at the mailbox, in real ms. */
const sliceMs = 20;
/** Time between two snapshots, in real ms. */
const snapshotMs = 100;
/** Longest virtual time that one tick may try to catch up, in real ms times speed. */
const catchUpMs = 250;

function projectOf(files: FileEntries): Project {
  return { name: "simulation", files: new Map(files) };
}

function sourcesOf(files: FileEntries): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const [path, content] of files) {
    if (fileKind(path) === "streamlet" && typeof content === "string") sources.set(path, content);
  }
  return sources;
}

function describeFiles(files: FileEntries, plain: Analysis): CodeReading {
  const known = plain.catalog.all.map((descriptor) => descriptor.className);
  const schemaFiles = files.flatMap(([file, text]) =>
    fileKind(file) === "schema" && typeof text === "string" ? [{ file, text }] : [],
  );
  return describeStreamlets(sourcesOf(files), readSchemas(schemaFiles), known);
}

/** Why an analysis yields no application, as sentences. */
function obstacles(analysis: Analysis): readonly string[] {
  const errors = analysis.problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) return errors.map((problem) => `${problem.file}: ${problem.message}`);
  return ["The blueprint declares no streamlets yet."];
}

/** Makes the service over a host's clock. One simulation at a time. */
export function createSimulationService(host: ServiceHost): SimulationService {
  let simulation: Simulation | undefined;
  let listener: ((update: SimulationUpdate) => void) | undefined;
  let speed = 1;
  let paused = false;
  let pauseAt: number | undefined;
  /** Real time of the last tick and virtual time it reached. */
  let realTime = 0;
  let virtualTime = 0;
  let lastSnapshot = 0;
  let seenEvent = 0;
  let seenLine = 0;
  /** Grows with every start and stop, so that a tick of an earlier run does nothing. */
  let run = 0;

  function publish(): void {
    if (simulation === undefined || listener === undefined) return;
    const snapshot = simulation.snapshot({ event: seenEvent, line: seenLine });
    seenEvent = snapshot.events.at(-1)?.sequence ?? seenEvent;
    seenLine = snapshot.lines.at(-1)?.sequence ?? seenLine;
    lastSnapshot = host.now();
    listener({ snapshot, paused });
  }

  function tick(of: number): void {
    if (simulation === undefined || of !== run || paused) return;
    const started = host.now();
    // A cluster that cannot keep up falls behind the wish; it does not pile up a debt of time.
    const wished = virtualTime + Math.min(started - realTime, catchUpMs) * speed;
    const target = Math.min(Number.isNaN(wished) ? virtualTime : wished, pauseAt ?? Number.POSITIVE_INFINITY);
    const result = simulation.advance({
      ...(target === Number.POSITIVE_INFINITY ? {} : { untilMs: target }),
      keepGoing: () => host.now() - started < sliceMs,
    });
    realTime = started;
    virtualTime = result.time;
    if (pauseAt !== undefined && result.time >= pauseAt) {
      paused = true;
      pauseAt = undefined;
    }
    const isOver = result.status !== "running";
    if (isOver || paused || host.now() - lastSnapshot >= snapshotMs) publish();
    if (!isOver) host.soon(speed === Number.POSITIVE_INFINITY ? 0 : 5, () => tick(of));
  }

  function go(): void {
    if (simulation === undefined) return;
    paused = false;
    realTime = host.now();
    run += 1;
    tick(run);
  }

  return {
    ping: () => true,
    describe: (files) => describeFiles(files, createAnalyser().analyse(projectOf(files))),
    start(request, onUpdate) {
      run += 1;
      simulation = undefined;
      const project = projectOf(request.files);
      const analyser = createAnalyser();
      const plain = analyser.analyse(project);
      const code = request.withCode ? describeFiles(request.files, plain) : undefined;
      const analysis = code === undefined ? plain : analyser.analyse(project, code);
      if (analysis.application === undefined) return { ok: false, reasons: obstacles(analysis) };

      const created = createSimulation({
        application: analysis.application,
        code: request.withCode ? sourcesOf(request.files) : new Map(),
        data: dataFiles(project),
        scenario: analysis.settings.scenario,
      });
      const notes = [
        ...created.codeProblems.map(
          (problem) =>
            `${problem.file}${problem.line === undefined ? "" : `:${problem.line}`}: ${problem.message}`,
        ),
        ...created.scenarioProblems.map(
          (problem) => `streamwright.json, scenario${problem.pointer}: ${problem.message}`,
        ),
      ];
      if (created.simulation === undefined) return { ok: false, reasons: notes };
      simulation = created.simulation;
      listener = onUpdate;
      speed = request.speed;
      pauseAt = undefined;
      virtualTime = 0;
      seenEvent = 0;
      seenLine = 0;
      lastSnapshot = Number.NEGATIVE_INFINITY;
      go();
      return { ok: true, notes };
    },
    pause() {
      paused = true;
      publish();
    },
    resume: go,
    step(virtualMs) {
      pauseAt = virtualTime + virtualMs;
      go();
    },
    setSpeed(next) {
      speed = next;
    },
    stop() {
      run += 1;
      simulation = undefined;
    },
    records: (query) => simulation?.records(query) ?? [],
    command(command) {
      if (simulation === undefined)
        return { ok: false, message: "Nothing is running. Start the simulation first." };
      const result = simulation.command(command);
      publish();
      return result;
    },
  };
}
