import { fileKind, type Project } from "../../project/index.ts";
import type { AuditQuery, Command, JourneyStop, RecordQuery, RecordView } from "../../runtime/index.ts";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";
import { type ConsentMemory, hasCode, isConsentGiven, recordConsent } from "./consent.ts";
import type { Sandbox } from "./sandbox.ts";
import type {
  FileEntries,
  HostKind,
  SimulationUpdate,
  UpdateAnswer,
  UpdateRequest,
} from "./simulationService.ts";
import { type SimulationStore, stoppedSimulation, withSnapshot } from "./simulationStore.ts";

/** Drives the simulation from the page: opens the sandbox, starts and stops runs, keeps code descriptors fresh. */
export interface SimulationController {
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Runs on for so many virtual milliseconds, then pauses. */
  step(virtualMs: number): void;
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

/** Code that has not answered for so long counts as an endless loop, in real ms. */
const patienceMs = 5_000;
/** Rest after the last keystroke before code is read again, in real ms. */
const describeDelayMs = 300;

const stuckMessage =
  "The project's code did not return for 5 seconds, so the simulation was ended. Look for an endless loop in the streamlets' code, or run it in parallel: there a task manager is lost, the rest goes on, and the cluster log names the operator and the record.";

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
  const { workspace, store, memory } = parts;
  let sandbox: Promise<Sandbox> | undefined;
  let describeTimer: ReturnType<typeof setTimeout> | undefined;
  let describedFiles: readonly unknown[] = [];
  let watchdog: ReturnType<typeof setInterval> | undefined;
  let runProject: Project | undefined;
  /** Grows with every start and stop, so that updates of an earlier run are dropped. */
  let run = 0;

  function closeSandbox(): void {
    clearInterval(watchdog);
    void sandbox?.then((open) => open.dispose());
    sandbox = undefined;
  }

  /** The answer of a call, or undefined after the worker was found stuck and ended. */
  async function patiently<T>(call: (open: Sandbox) => Promise<T>): Promise<T | undefined> {
    sandbox ??= parts.openSandbox();
    const open = await sandbox;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patienceMs);
    });
    const answer = await Promise.race([call(open).then((value) => ({ value })), tooLate]);
    clearTimeout(timer);
    if (answer === undefined) closeSandbox();
    return answer?.value;
  }

  function failRun(message: string): void {
    run += 1;
    closeSandbox();
    store.setState({ status: "failed", reasons: [message] });
  }

  function watch(of: number): void {
    clearInterval(watchdog);
    watchdog = setInterval(async () => {
      if (of !== run) return;
      const answer = await patiently((open) => open.service.ping());
      if (answer === undefined && of === run) failRun(stuckMessage);
    }, patienceMs / 2);
  }

  async function readCode(): Promise<void> {
    const { project, projectId } = workspace.getState();
    const reading = await patiently((open) => open.service.describe(entriesOf(project)));
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
      run += 1;
      const of = run;
      const { project } = workspace.getState();
      runProject = project;
      store.setState({ ...stoppedSimulation, status: "starting" });
      const { consent, speed, host } = store.getState();
      const request = { files: entriesOf(project), withCode: consent === "given", speed, host };
      const listener = ({ snapshot, paused }: SimulationUpdate) => {
        if (of === run) store.setState(withSnapshot(store.getState(), snapshot, paused));
      };
      try {
        const result = await patiently((open) => open.service.start(request, open.callback(listener)));
        if (of !== run) return;
        if (result === undefined) failRun(stuckMessage);
        else if (!result.ok) store.setState({ status: "stopped", reasons: result.reasons });
        else {
          store.setState({ notes: result.notes });
          watch(of);
        }
      } catch (error) {
        if (of === run) failRun(sentenceOf(error));
      }
    },
    pause: () => void patiently((open) => open.service.pause()),
    resume: () => void patiently((open) => open.service.resume()),
    step: (virtualMs) => void patiently((open) => open.service.step(virtualMs)),
    stop() {
      run += 1;
      runProject = undefined;
      clearInterval(watchdog);
      if (store.getState().status === "stopped") return;
      void patiently((open) => open.service.stop());
      store.setState(stoppedSimulation);
    },
    setSpeed(speed) {
      store.setState({ speed });
      if (runProject !== undefined) void patiently((open) => open.service.setSpeed(speed));
    },
    setConsent(given) {
      recordConsent(memory, workspace.getState().projectId, given);
      followProject();
    },
    records: async (query) => (await patiently((open) => open.service.records(query))) ?? [],
    deliveries: async (query) => (await patiently((open) => open.service.deliveries(query))) ?? [],
    journey: async (id) => (await patiently((open) => open.service.journey(id))) ?? [],
    hosts: async () => (await patiently((open) => open.service.hosts())) ?? [],
    async command(command) {
      const result = await patiently((open) => open.service.command(command));
      return result === undefined || result.ok ? undefined : result.message;
    },
    planUpdate: () => patiently((open) => open.service.planUpdate(filesNow())),
    async update() {
      const { project } = workspace.getState();
      const of = run;
      const result = await patiently((open) => open.service.update(filesNow()));
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
