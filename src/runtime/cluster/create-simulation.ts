import type { ApplicationStreamlet } from "../../config/index.ts";
import { FlinkStreamlet } from "../../streamlet/index.ts";
import { type CodeProblem, problemAt } from "../code/code-problem.ts";
import { type LoadedStreamlet, loadStreamlets } from "../code/load-streamlets.ts";
import { lineInStack, messageOf } from "../code/module-loader.ts";
import { EventLoop } from "../host/event-loop.ts";
import { RunLogs } from "../host/logs.ts";
import { Network } from "../host/network.ts";
import { Random } from "../host/random.ts";
import type { CreatedSimulation, SimulationInput } from "../host/simulation.ts";
import { BROKER, Broker } from "../kafka/broker.ts";
import { ApplicationPorts } from "../ports/application-ports.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { FlinkRunner } from "./flink-runner.ts";
import { ProcessRunner } from "./process-runner.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";
import { VirtualSimulation } from "./virtual-simulation.ts";

/**
 * Sets up a run on virtual time. Evaluates the project's code (`new Function`): call it in a worker or in Node only,
 * never in a page, and only after the user has agreed to run the project's code. Never throws: a streamlet whose code
 * cannot be used is run by a stand-in, and the problems say why.
 */
export function createSimulation(input: SimulationInput): CreatedSimulation {
  const { application, code, data } = input;
  const { scenario, problems: scenarioProblems } = readScenario(input.scenario, application, data);
  const loop = new EventLoop();
  const logs = new RunLogs(() => loop.now());
  const chance = Random.named(scenario.seed, "code");
  const host = {
    now: () => Math.floor(loop.now()),
    random: () => chance.next(),
    log: (text: string) => logs.line("console", () => text),
  };
  const known = application.streamlets.map(({ descriptor }) => descriptor.className);
  const { streamlets: loaded, problems } = loadStreamlets(code, host, known);
  const codeProblems: CodeProblem[] = [...problems];
  const network = new Network(loop, Random.named(scenario.seed, "network"));
  const ports = new ApplicationPorts(application, scenario, logs);
  const topics = application.topics.map((topic) => ports.topicSettings(topic));
  const broker = new Broker({ clock: loop, mailbox: network }, topics, (message, cause) =>
    logs.event("kafka", "error", message, cause),
  );
  network.attach(BROKER, broker);
  const run: RunSetting = { application, scenario, data, loop, network, ports, logs };
  const runners = application.streamlets.map((streamlet) => {
    const found = logicOf(streamlet, loaded);
    return found === undefined
      ? new ProcessRunner(run, streamlet, undefined)
      : runnerOf(run, streamlet, found, codeProblems);
  });
  return { simulation: new VirtualSimulation(run, broker, runners), codeProblems, scenarioProblems };
}

/** Class names may be written with or without the `$` of a Scala object. */
function logicOf(
  { descriptor }: ApplicationStreamlet,
  loaded: ReadonlyMap<string, LoadedStreamlet>,
): LoadedStreamlet | undefined {
  const { className } = descriptor;
  return loaded.get(className) ?? loaded.get(className.replace(/\$$/, "")) ?? loaded.get(`${className}$`);
}

function runnerOf(
  run: RunSetting,
  streamlet: ApplicationStreamlet,
  loaded: LoadedStreamlet,
  problems: CodeProblem[],
): StreamletRunner {
  try {
    const isFlink = loaded.create.prototype instanceof FlinkStreamlet;
    return isFlink ? new FlinkRunner(run, streamlet, loaded) : new ProcessRunner(run, streamlet, loaded);
  } catch (error) {
    const line = lineInStack(error, loaded.file) ?? loaded.line;
    const message = `${loaded.className} cannot be run, a stand-in takes its place: ${messageOf(error)}.`;
    problems.push(problemAt("shape", loaded.file, loaded.text, message, line));
    return new ProcessRunner(run, streamlet, undefined);
  }
}
