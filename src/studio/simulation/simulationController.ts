import { fileKind, type Project } from "../../project/index.ts";
import {
  type AuditQuery,
  type Command,
  type JourneyStop,
  type RecordQuery,
  type RecordView,
  type Verdict,
  verdictSentence,
} from "../../runtime/index.ts";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";
import { type ConsentMemory, hasCode, isConsentGiven, recordConsent } from "./consent.ts";
import type { Sandbox } from "./sandbox.ts";
import { createSandboxLink, type SandboxLink } from "./sandboxLink.ts";
import type { FileEntries, HostKind, UpdateAnswer, UpdateRequest } from "./simulationService.ts";
import { type SimulationStore, stoppedSimulation, withUpdate } from "./simulationStore.ts";
import { type RunListener, SupervisedRun } from "./supervisedRun.ts";

/** Drives the simulation from the page: opens the sandbox, starts and stops runs, keeps code descriptors fresh. */
export interface SimulationController {
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Runs on for so many virtual milliseconds, then pauses. */
  step(virtualMs: number): void;
  /** Takes a run on virtual time back to a time and pauses it there; `cancelRewind` leaves it where it was. */
  rewind(time: number): void;
  cancelRewind(): void;
  stop(): void;
  setSpeed(speed: number): void;
  /** Lets the project's own TypeScript run, or forbids it. */
  setConsent(given: boolean): void;
  records(query: RecordQuery): Promise<readonly RecordView[]>;
  /** Ids of records that met one fate, and the way of one record. */
  deliveries(query: AuditQuery): Promise<readonly string[]>;
  journey(id: string): Promise<readonly JourneyStop[]>;
  /** The hosts that runs can be on here. */
  hosts(): Promise<readonly HostKind[]>;
  command(command: Command): Promise<string | undefined>;
  /** How the run would take over what the project says now; undefined where there is no run any more. */
  planUpdate(): Promise<UpdateAnswer | undefined>;
  /** Lets it do so. Gives a sentence for all that the cluster has refused. */
  update(): Promise<readonly string[]>;
}

export interface ControllerParts {
  readonly workspace: WorkspaceStore;
  readonly store: SimulationStore;
  readonly memory: ConsentMemory;
  readonly openSandbox: () => Promise<Sandbox>;
}

/** A worker that has given no sign for so long counts as stuck, in real ms. */
const patience = 5_000;
/** Time that the worker of a run before has to become free for the next, in real ms. */
const momentMs = 100;
/** Rest after the last keystroke before code is read again, in real ms. */
const describeDelayMs = 300;

function entriesOf(project: Project): FileEntries {
  return [...project.files];
}

/** Changes exactly when a file that code descriptors depend on changes. */
function codeFiles(project: Project): readonly unknown[] {
  return [...project.files].flatMap(([path, content]) => {
    const kind = fileKind(path);
    return kind === "streamlet" || kind === "schema" ? [path, content] : [];
  });
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

export function createSimulationController(parts: ControllerParts): SimulationController {
  const { workspace, store, memory, openSandbox } = parts;
  const linkParts = { openSandbox, patience };
  /** Where code is read. A run has a sandbox of its own, so that neither keeps the other waiting. */
  let reader: SandboxLink | undefined;
  let describeTimer: ReturnType<typeof setTimeout> | undefined;
  let describedFiles: readonly unknown[] = [];
  let run: SupervisedRun | undefined;
  let runProject: Project | undefined;

  /** The reader's answer, or undefined after its worker was found stuck and ended. */
  async function askReader<T>(call: (open: Sandbox) => Promise<T>): Promise<T | undefined> {
    return readingLink().ask(call);
  }

  function readingLink(): SandboxLink {
    if (reader === undefined || reader.isEnded) reader = createSandboxLink(linkParts);
    return reader;
  }

  async function askRun<T>(call: (open: Sandbox) => Promise<T>): Promise<T | undefined> {
    return run?.ask(call);
  }

  /** Ends the run, if there is one; its sandbox serves again where there is no other. */
  async function endRun(): Promise<void> {
    const link = await takeRun()?.end();
    if (link === undefined) return;
    if (reader === undefined || reader.isEnded) reader = link;
    else link.end();
  }

  function takeRun(): SupervisedRun | undefined {
    const taken = run;
    run = undefined;
    return taken;
  }

  async function readCode(): Promise<void> {
    const { project, projectId } = workspace.getState();
    const reading = await askReader((open) => open.service.describe(entriesOf(project)));
    if (workspace.getState().projectId !== projectId || store.getState().consent !== "given") return;
    if (reading !== undefined) {
      workspace.getState().setCode(reading);
      return;
    }
    const file = [...project.files.keys()].find((path) => fileKind(path) === "streamlet") ?? "streamlets";
    const message =
      "Reading the streamlets' code did not end. Look for an endless loop outside of the logic.";
    workspace.getState().setCode({ descriptors: [], problems: [{ file, message }] });
  }

  function followProject(): void {
    const { project, projectId, code } = workspace.getState();
    const consent = !hasCode(project) ? "no-code" : isConsentGiven(memory, projectId) ? "given" : "needed";
    if (consent !== store.getState().consent) store.setState({ consent });
    if (consent !== "given") {
      describedFiles = [];
      if (code !== undefined) workspace.getState().setCode(undefined);
      return;
    }
    const files = codeFiles(project);
    if (sameItems(files, describedFiles)) return;
    const delay = describedFiles.length === 0 ? 0 : describeDelayMs;
    describedFiles = files;
    clearTimeout(describeTimer);
    describeTimer = setTimeout(() => void readCode(), delay);
  }

  workspace.subscribe((state, previous) => {
    if (state.projectId !== previous.projectId) {
      controller.stop();
      describedFiles = [];
    }
    if (state.project !== previous.project || state.projectId !== previous.projectId) {
      const outdated = runProject !== undefined && state.project !== runProject;
      if (outdated !== store.getState().outdated) store.setState({ outdated });
      followProject();
    }
  });
  followProject();

  function filesNow(): UpdateRequest {
    return {
      files: entriesOf(workspace.getState().project),
      withCode: store.getState().consent === "given",
    };
  }

  const controller: SimulationController = {
    async start() {
      const ended = endRun();
      const { project } = workspace.getState();
      runProject = project;
      store.setState({ ...stoppedSimulation, status: "starting" });
      const { consent, speed, host } = store.getState();
      const request = { files: entriesOf(project), withCode: consent === "given", speed, host };
      await soonEnough(ended);
      if (runProject !== project || run !== undefined) return;
      const link = readingLink();
      reader = undefined;
      const begun = new SupervisedRun(linkParts, link, request, listenerOf(store));
      run = begun;
      try {
        const result = await begun.start();
        if (result === undefined || run !== begun) return;
        if (result.ok) store.setState({ notes: result.notes, canRewind: host === "virtual" });
        else store.setState({ status: "stopped", reasons: result.reasons });
      } catch (error) {
        if (run !== begun) return;
        void endRun();
        store.setState({ status: "failed", reasons: [sentenceOf(error)] });
      }
    },
    pause: () => void askRun((open) => open.service.pause()),
    resume: () => void askRun((open) => open.service.resume()),
    step: (virtualMs) => void askRun((open) => open.service.step(virtualMs)),
    rewind(time) {
      if (!store.getState().canRewind) return;
      store.setState({ status: "repeating", repeating: { purpose: "rewind", share: 0 } });
      void askRun((open) => open.service.rewind(time));
    },
    cancelRewind: () => void askRun((open) => open.service.cancelRewind()),
    stop() {
      void endRun();
      runProject = undefined;
      if (store.getState().status !== "stopped") store.setState(stoppedSimulation);
    },
    setSpeed(speed) {
      store.setState({ speed });
      void askRun((open) => open.service.setSpeed(speed));
    },
    setConsent(given) {
      recordConsent(memory, workspace.getState().projectId, given);
      followProject();
    },
    records: async (query) => (await askRun((open) => open.service.records(query))) ?? [],
    deliveries: async (query) => (await askRun((open) => open.service.deliveries(query))) ?? [],
    journey: async (id) => (await askRun((open) => open.service.journey(id))) ?? [],
    hosts: async () => (await askReader((open) => open.service.hosts())) ?? [],
    async command(command) {
      if (run === undefined) return "Nothing is running. Start the simulation first.";
      const result = await askRun((open) => open.service.command(command));
      return result === undefined || result.ok ? undefined : result.message;
    },
    planUpdate: () => askRun((open) => open.service.planUpdate(filesNow())),
    async update() {
      const { project } = workspace.getState();
      const of = run;
      const result = await askRun((open) => open.service.update(filesNow()));
      if (result === undefined || of !== run) return [];
      if (!result.ok) return result.reasons;
      if (result.isComplete) {
        runProject = project;
        store.setState({ outdated: workspace.getState().project !== project });
      }
      return result.refusals;
    },
  };
  return controller;
}

/** Waits for something that is worth no more than a moment. */
function soonEnough(done: Promise<void>): Promise<void> {
  return Promise.race([done, new Promise<void>((resolve) => setTimeout(resolve, momentMs))]);
}

/** Puts what is told of a run into the store. */
function listenerOf(store: SimulationStore): RunListener {
  return {
    update: (update) => store.setState(withUpdate(store.getState(), update)),
    repeating: (purpose) => store.setState({ status: "repeating", repeating: { purpose, share: 0 } }),
    judged: (verdict) => store.setState(({ notes }) => ({ notes: [...notes, noteOf(verdict)] })),
    failed: (reason) =>
      store.setState({ status: "failed", repeating: undefined, canRewind: false, reasons: [reason] }),
    speed: () => store.getState().speed,
  };
}

/** What the user should know of a call that is not made any more. */
function noteOf(verdict: Verdict): string {
  const { streamlet, part, record } = verdict;
  const input = record === undefined ? "" : ` with record ${record}`;
  return `${streamlet}, ${part}${input}: ${verdictSentence(verdict)}`;
}
