import type { ApplicationStreamlet } from "../../config/index.ts";
import { FlinkStreamlet } from "../../streamlet/index.ts";
import { RunAudit } from "../audit/run-audit.ts";
import { CodeMeter } from "../code/budget/code-meter.ts";
import type { CodeProblem } from "../code/code-problem.ts";
import { type LoadedStreamlet, loadStreamlets } from "../code/load-streamlets.ts";
import type { Clock } from "../host/clock.ts";
import { RunLogs } from "../host/logs.ts";
import { Random } from "../host/random.ts";
import type { SimulationInput } from "../host/simulation.ts";
import { ApplicationPorts } from "../ports/application-ports.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import type { ScenarioProblem } from "../scenario/scenario.ts";
import type { RunSetting, Timing } from "./run-setting.ts";

/** What every thread of a run makes for itself from the run's input. */
export interface PreparedRun
  extends Pick<
    RunSetting,
    "loadVersion" | "meter" | "application" | "scenario" | "data" | "topics" | "timing" | "ports" | "logs"
  > {
  readonly codeProblems: readonly CodeProblem[];
  readonly scenarioProblems: readonly ScenarioProblem[];
  /** The class of a streamlet in the project's code; undefined where a stand-in is needed. */
  logicOf(streamlet: ApplicationStreamlet): LoadedStreamlet | undefined;
}

/** Reads the scenario and evaluates the project's code (`new Function`). Never throws. */
export function prepareRun(
  { application, code, data, ...input }: SimulationInput,
  clock: Clock,
  timing: Timing,
): PreparedRun {
  const { scenario, problems: scenarioProblems } = readScenario(input.scenario, application, data);
  const logs = new RunLogs(() => clock.now());
  const chance = Random.named(scenario.seed, "code");
  const meter = new CodeMeter();
  const host = {
    meter,
    now: () => Math.floor(clock.now()),
    random: () => chance.next(),
    log: (text: string) => logs.line("console", () => text),
  };
  const known = application.streamlets.map(({ descriptor }) => descriptor.className);
  const { streamlets: loaded, problems: codeProblems } = loadStreamlets(code, host, known);
  const ports = new ApplicationPorts(application, scenario, logs);
  return {
    application,
    scenario,
    data,
    timing,
    meter,
    ports,
    logs,
    topics: application.topics.map((topic) => ports.topicSettings(topic)),
    codeProblems,
    scenarioProblems,
    logicOf: (streamlet) => classOf(streamlet, loaded),
    loadVersion(texts, streamlet) {
      const version = loadStreamlets(texts, host, known);
      const { className } = streamlet.descriptor;
      return (
        classOf(streamlet, version.streamlets) ??
        version.problems[0]?.message ??
        `There is no class ${className} in the new code.`
      );
    },
  };
}

/** The delivery audit of a run, where the scenario wants one. */
export function runAudit({ application, scenario, logicOf }: PreparedRun): RunAudit | undefined {
  if (scenario.audit === 0) return undefined;
  return new RunAudit(
    application,
    scenario.audit,
    (streamlet) => logicOf(streamlet)?.create.prototype instanceof FlinkStreamlet,
  );
}

/** Class names may be written with or without the `$` of a Scala object. */
function classOf(
  { descriptor: { className } }: ApplicationStreamlet,
  loaded: ReadonlyMap<string, LoadedStreamlet>,
): LoadedStreamlet | undefined {
  return loaded.get(className) ?? loaded.get(className.replace(/\$$/, "")) ?? loaded.get(`${className}$`);
}
