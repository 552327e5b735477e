import {
  type ApplicationStreamlet,
  flinkOptions,
  isUpTo,
  usesCheckpointDefaults,
} from "../../config/index.ts";
import { FlinkStreamlet, type FlinkStreamletContext, StreamGraph } from "../../streamlet/index.ts";
import { LogicBudget } from "../code/budget/logic-budget.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { textOf } from "../code/module-loader.ts";
import { parameterConfig, runtimeConfig } from "../code/streamlet-config.ts";
import { readJobOptions } from "../flink/job/job-options.ts";
import type { JobSetting } from "../flink/task/task-host.ts";
import { Random } from "../host/random.ts";
import { keyFunctionOf } from "../ports/application-ports.ts";
import { watchedCall } from "../replay/logic-watch.ts";
import type { RunSetting } from "./run-setting.ts";

/** What the job manager and the task managers of a Flink streamlet share. Throws what the streamlet's class throws. */
export function jobSetting(
  run: Pick<
    RunSetting,
    "application" | "scenario" | "audit" | "timing" | "meter" | "ports" | "logs" | "logicCalls"
  >,
  streamlet: ApplicationStreamlet,
  loaded: LoadedStreamlet,
): JobSetting {
  const { application, scenario, timing, meter, ports, logs } = run;
  const { name } = streamlet;
  const audit = run.audit?.of(streamlet);
  const watch = run.logicCalls?.of(name);
  meter.begin();
  const prototype = new loaded.create();
  const shape = prototype.shape();
  const parameters = parameterConfig(streamlet.parameters);
  const config = runtimeConfig(streamlet.config);
  const chance = Random.named(scenario.seed, `${name}/job-manager`);
  const log = (text: string) => logs.line(name, () => textOf(text));
  const context = (): FlinkStreamletContext => ({
    environment: new StreamGraph(),
    streamletRef: name,
    streamletConfig: parameters,
    config,
    topicOf: (port) => ports.topicName(name, port),
    getMountedPath: (mount) => {
      if (prototype.volumeMounts().some((each) => each.name === mount.name)) return mount.path;
      throw new Error(`The streamlet declares no volume mount "${mount.name}".`);
    },
    log,
  });
  return {
    streamlet: name,
    options: readJobOptions(flinkOptions(streamlet), {
      streamlet: name,
      replicas: streamlet.replicas,
      mode: scenario.mode,
      flinkVersion: application.flinkVersion,
      cloudflowDefaults: usesCheckpointDefaults(streamlet.config),
    }),
    delivery: scenario.delivery,
    transactionTimeout: scenario.transactionTimeout,
    serviceTime: scenario.serviceTimes.get(name) ?? timing.serviceTime,
    seed: scenario.seed,
    random: () => chance.next(),
    savepointsAreCheckpoints: isUpTo(application.flinkVersion, "1.14"),
    transactionPrefix: `${application.id}.${name}`,
    budget: () => new LogicBudget(meter, loaded.held),
    createGraph: () => {
      const instance = new loaded.create();
      if (!(instance instanceof FlinkStreamlet))
        throw new Error(`${streamlet.descriptor.className} is no Flink streamlet.`);
      return watchedCall(watch, "buildExecutionGraph", undefined, () =>
        instance.setContext(context()).createLogic().executeStreamingQueries(),
      );
    },
    inlet: (port) =>
      ports.inlet(
        name,
        port,
        shape.inlets.find((inlet) => inlet.name === port),
      ),
    outlet: (port) => {
      const declared = shape.outlets.find((outlet) => outlet.name === port);
      return ports.outlet(name, port, declared === undefined ? undefined : keyFunctionOf(declared));
    },
    event: (level, message, cause) => logs.event(name, level, message, cause),
    ...(watch === undefined ? {} : { watch }),
    ...(audit === undefined
      ? {}
      : { audit: { ...audit, sink: streamlet.descriptor.outlets.length === 0 ? name : undefined } }),
  };
}
