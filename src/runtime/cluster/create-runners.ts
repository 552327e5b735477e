import type { ApplicationStreamlet } from "../../config/index.ts";
import { FlinkStreamlet } from "../../streamlet/index.ts";
import { type CodeProblem, problemAt } from "../code/code-problem.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { lineInStack, messageOf } from "../code/module-loader.ts";
import { startOutsideFeeds } from "./feed-flows.ts";
import { FlinkRunner } from "./flink-runner.ts";
import type { PreparedRun } from "./prepare-run.ts";
import { ProcessRunner } from "./process-runner.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** Runners of all streamlets, and what feeds the application from outside. What cannot run gets a stand-in, and a problem. */
export function createRunners(
  run: RunSetting,
  logicOf: PreparedRun["logicOf"],
): { readonly runners: readonly StreamletRunner[]; readonly problems: readonly CodeProblem[] } {
  const problems: CodeProblem[] = [];
  const runners = run.application.streamlets.map((streamlet): StreamletRunner => {
    const logic = logicOf(streamlet);
    return logic === undefined
      ? new ProcessRunner(run, streamlet, undefined)
      : runnerOf(run, streamlet, logic, problems);
  });
  startOutsideFeeds(run);
  return { runners, problems };
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
