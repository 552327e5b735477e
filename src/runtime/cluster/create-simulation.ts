import { EventLoop } from "../host/event-loop.ts";
import { VirtualNetwork } from "../host/network.ts";
import { Random } from "../host/random.ts";
import type { CreatedSimulation, RunRecording, SimulationInput } from "../host/simulation.ts";
import { BROKER, Broker } from "../kafka/broker.ts";
import { type CallListener, LogicCalls } from "../replay/logic-calls.ts";
import { EMPTY_RECORDING } from "../replay/recording.ts";
import { createRunners } from "./create-runners.ts";
import { Deployment } from "./deployment.ts";
import { prepareRun, runAudit } from "./prepare-run.ts";
import { type RunSetting, VIRTUAL_TIMING } from "./run-setting.ts";
import { startTaskManager } from "./start-task-manager.ts";
import { VirtualSimulation } from "./virtual-simulation.ts";

/** How a run is repeated, or watched. */
export interface ReplayOptions {
  /** What was asked for and judged when it ran before. */
  readonly recording?: RunRecording;
  /** Is told of each call of the logic, which makes the run slower. */
  readonly onCall?: CallListener;
  /** Is given the recording whenever a person's command becomes part of it, before that is done. */
  readonly onRecorded?: (recording: RunRecording) => void;
}

/**
 * Sets up a run on virtual time. Evaluates the project's code (`new Function`): call it in a worker or in Node only,
 * never in a page, and only after the user has agreed to run the project's code. Never throws: a streamlet whose code
 * cannot be used is run by a stand-in, and the problems say why.
 */
export function createSimulation(
  input: SimulationInput,
  { recording = EMPTY_RECORDING, onCall, onRecorded }: ReplayOptions = {},
): CreatedSimulation {
  const loop = new EventLoop();
  const prepared = prepareRun(input, loop, VIRTUAL_TIMING);
  const { scenario, logs, topics, scenarioProblems } = prepared;
  const audit = runAudit(prepared);
  const network = new VirtualNetwork(loop, Random.named(scenario.seed, "network"));
  const isWatched = onCall !== undefined || recording.verdicts.length > 0;
  const logicCalls = isWatched ? new LogicCalls(recording.verdicts, onCall) : undefined;
  const run: RunSetting = {
    ...prepared,
    loop,
    network,
    audit,
    logicCalls,
    taskManagers: { start: (place, job) => startTaskManager(place, job, loop, network) },
  };
  const broker = new Broker({ clock: loop, mailbox: network }, topics, (message, cause) =>
    logs.event("kafka", "error", message, cause),
  );
  network.attach(BROKER, broker);
  const { runners, problems } = createRunners(run, prepared.logicOf);
  const deployment = new Deployment(run, broker, runners);
  return {
    simulation: new VirtualSimulation({ deployment, loop, broker, audit, recording, logicCalls, onRecorded }),
    codeProblems: [...prepared.codeProblems, ...problems],
    scenarioProblems,
  };
}
