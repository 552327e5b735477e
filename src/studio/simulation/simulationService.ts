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
  type CreatedSimulation,
  createSimulation,
  describeStreamlets,
  planUpdate,
  type SimulationInput,
  startSimulation,
  type UpdatePlan,
  type UpdateStep,
  updatedInput,
} from "../../runtime/index.ts";
import { dataFiles } from "./dataFiles.ts";
import { type Drive, Publisher, type ServiceHost, type SimulationUpdate } from "./drive.ts";
import { createParallelDrive } from "./parallelDrive.ts";
import type { Resumption, SignLine } from "./runSigns.ts";
import { createVirtualDrive } from "./virtualDrive.ts";

export type { SimulationUpdate } from "./drive.ts";

/** A project's files as they cross to the worker. */
export type FileEntries = readonly (readonly [path: string, content: FileContent])[];

/** Virtual time, reproducible, or threads in real time, as fast as the machine. */
export type HostKind = "virtual" | "parallel";

export interface StartRequest {
  readonly files: FileEntries;
  /** Whether the user has agreed that the project's TypeScript runs; without it every streamlet gets a stand-in. */
  readonly withCode: boolean;
  /** Virtual ms per real ms; Infinity for as fast as it goes. */
  readonly speed: number;
  /** Default: virtual. */
  readonly host?: HostKind;
  /** How a run on virtual time is taken up that another worker has not come back from. */
  readonly resumption?: Resumption;
}

/** What the files of a project say now. */
export type UpdateRequest = Pick<StartRequest, "files" | "withCode">;

/** How the run would take the files over, or why they are no application. */
export type UpdateAnswer =
  | { readonly ok: true; readonly plan: UpdatePlan }
  | { readonly ok: false; readonly reasons: readonly string[] };

export type UpdateResult =
  /** `refusals`: steps that the cluster has not taken. `isComplete`: the run is what the files say. */
  | { readonly ok: true; readonly refusals: readonly string[]; readonly isComplete: boolean }
  | { readonly ok: false; readonly reasons: readonly string[] };

export type StartResult =
  | { readonly ok: true; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** The simulation as the page sees it, served from a worker. Every method is one message there and one back. */
export interface SimulationService extends Pick<Drive, "records" | "command" | "deliveries" | "journey"> {
  /** Answers whenever the worker is not stuck. */
  ping(): boolean;
  /** The hosts that runs can be on here. */
  hosts(): readonly HostKind[];
  describe(files: FileEntries): CodeReading;
  /** `signs`: where it is told how far a run on virtual time is. */
  start(
    request: StartRequest,
    listener: (update: SimulationUpdate) => void,
    signs: SignLine | undefined,
  ): StartResult;
  planUpdate(request: UpdateRequest): UpdateAnswer;
  /** Lets the run take over what it can of the files. */
  update(request: UpdateRequest): Promise<UpdateResult>;
  pause(): void;
  resume(): void;
  /** Runs on for so many virtual milliseconds, then pauses. */
  step(virtualMs: number): void;
  /** Goes back to a virtual time and pauses there; a run in threads cannot. */
  rewind(time: number): void;
  cancelRewind(): void;
  setSpeed(speed: number): void;
  stop(): void;
}

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

/** What a run of these files would begin with, or why there can be none. */
function inputOf({
  files,
  withCode,
}: UpdateRequest):
  | { readonly ok: true; readonly input: SimulationInput }
  | { readonly ok: false; readonly reasons: readonly string[] } {
  const project = projectOf(files);
  const analyser = createAnalyser();
  const plain = analyser.analyse(project);
  const code = withCode ? describeFiles(files, plain) : undefined;
  const analysis = code === undefined ? plain : analyser.analyse(project, code);
  if (analysis.application === undefined) return { ok: false, reasons: obstacles(analysis) };
  return {
    ok: true,
    input: {
      application: analysis.application,
      code: withCode ? sourcesOf(files) : new Map<string, string>(),
      data: dataFiles(project),
      scenario: analysis.settings.scenario,
    },
  };
}

/** What keeps parts of a run from running as written, as sentences. */
function notesOf({
  codeProblems,
  scenarioProblems,
}: Omit<CreatedSimulation, "simulation">): readonly string[] {
  const place = (file: string, line: number | undefined) => (line === undefined ? file : `${file}:${line}`);
  return [
    ...codeProblems.map((problem) => `${place(problem.file, problem.line)}: ${problem.message}`),
    ...scenarioProblems.map((problem) => `streamwright.json, scenario${problem.pointer}: ${problem.message}`),
  ];
}

const nothingRuns = { ok: false, reasons: ["Nothing is running. Start the simulation first."] } as const;

/** Makes the service over a host's clock. One simulation at a time. */
export function createSimulationService(host: ServiceHost): SimulationService {
  let drive: Drive | undefined;
  /** What runs, as far as files say it. */
  let running: SimulationInput | undefined;
  /** What the run began with. */
  let began: SimulationInput | undefined;

  function open(
    input: SimulationInput,
    { host: kind = "virtual", speed, resumption }: StartRequest,
    listener: (update: SimulationUpdate) => void,
    signs: SignLine | undefined,
  ): { readonly drive: Drive; readonly notes: readonly string[] } {
    if (kind === "parallel" && host.parallel !== undefined) {
      const { simulation, ...problems } = startSimulation(input, { kind, ...host.parallel });
      const parallel = createParallelDrive(simulation, host, new Publisher(listener), speed);
      return { drive: parallel, notes: notesOf(problems) };
    }
    let notes: readonly string[] = [];
    const virtual = createVirtualDrive({
      open(replay) {
        const { simulation, ...problems } = createSimulation(input, replay);
        notes = notesOf(problems);
        return simulation;
      },
      host,
      listener,
      tell: (sign) => signs?.postMessage(sign),
      speed,
      resumption,
    });
    return { drive: virtual, notes };
  }

  return {
    ping: () => true,
    hosts: () => (host.parallel === undefined ? ["virtual"] : ["virtual", "parallel"]),
    describe: (files) => describeFiles(files, createAnalyser().analyse(projectOf(files))),
    start(request, onUpdate, signs) {
      drive?.stop();
      drive = undefined;
      const made = inputOf(request);
      if (!made.ok) return made;
      const { input } = made;
      const opened = open(input, request, onUpdate, signs);
      drive = opened.drive;
      began = input;
      running = input;
      return { ok: true, notes: opened.notes };
    },
    planUpdate(request) {
      const next = inputOf(request);
      if (!next.ok) return next;
      return running === undefined ? nothingRuns : { ok: true, plan: planUpdate(running, next.input) };
    },
    async update(request) {
      const next = inputOf(request);
      if (!next.ok) return next;
      const before = running;
      if (before === undefined || drive === undefined) return nothingRuns;
      const { steps, needsNewRun } = planUpdate(before, next.input);
      const taken: UpdateStep[] = [];
      const refusals: string[] = [];
      for (const step of steps) {
        const result = await drive.command(step.command);
        if (result.ok) taken.push(step);
        else refusals.push(`${step.streamlet}: ${result.message}`);
      }
      running = updatedInput(before, next.input, taken);
      return { ok: true, refusals, isComplete: needsNewRun.length === 0 && refusals.length === 0 };
    },
    pause: () => drive?.pause(),
    resume: () => drive?.resume(),
    step: (virtualMs) => drive?.step(virtualMs),
    rewind(time) {
      // What it has taken over since then may be undone: it is to be taken over anew.
      running = began;
      drive?.rewind?.(time);
    },
    cancelRewind: () => drive?.cancelRewind?.(),
    setSpeed: (speed) => drive?.setSpeed(speed),
    stop() {
      drive?.stop();
      drive = undefined;
    },
    records: (query) => drive?.records(query) ?? [],
    deliveries: (query) => drive?.deliveries(query) ?? [],
    journey: (id) => drive?.journey(id) ?? [],
    command: (command) =>
      drive?.command(command) ?? { ok: false, message: "Nothing is running. Start the simulation first." },
  };
}
