import { datumToJson } from "../../avro/index.ts";
import type { ApplicationStreamlet } from "../../config/index.ts";
import { AkkaStreamlet, type Outlet, type StreamletContext } from "../../streamlet/index.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { textOf } from "../code/module-loader.ts";
import { parameterConfig, runtimeConfig } from "../code/streamlet-config.ts";
import { type FlowPlan, planFlow } from "../process/flow-plan.ts";
import type { Write } from "../process/process-host.ts";
import { standInFlows } from "../process/stand-in.ts";
import { watchedCall } from "../replay/logic-watch.ts";
import { jsonRecords } from "../scenario/data-records.ts";
import { feedFlows } from "./feed-flows.ts";
import type { RunSetting } from "./run-setting.ts";

/** A streamlet that runs as plain processes: as it is configured, and its class; without one a stand-in. */
export interface ProcessVersion {
  readonly streamlet: ApplicationStreamlet;
  readonly loaded: LoadedStreamlet | undefined;
  /** The outlets that the class declares. */
  readonly outlets: readonly Outlet[];
}

/** Throws what the streamlet's class throws. */
export function processVersion(
  { meter }: Pick<RunSetting, "meter">,
  streamlet: ApplicationStreamlet,
  loaded: LoadedStreamlet | undefined,
): ProcessVersion {
  meter.begin();
  const outlets = loaded === undefined ? [] : new loaded.create().shape().outlets;
  return { streamlet, loaded, outlets };
}

/** Samples and files are a source of their own: a second process would only write everything twice. */
export function isFedByScenario({ streamlet, loaded }: ProcessVersion): boolean {
  return loaded === undefined && streamlet.descriptor.inlets.length === 0;
}

/** The flows of one process of a streamlet. Throws what its logic throws. */
export function planProcess(
  run: RunSetting,
  version: ProcessVersion,
  index: number,
  write: Write,
): readonly FlowPlan[] {
  const { streamlet, loaded } = version;
  return loaded === undefined
    ? planStandIn(run, version, index, write)
    : planLogic(run, streamlet, loaded, write);
}

function planLogic(
  { ports, logs, data, logicCalls }: RunSetting,
  streamlet: ApplicationStreamlet,
  loaded: LoadedStreamlet,
  write: Write,
): readonly FlowPlan[] {
  const { name } = streamlet;
  const instance = new loaded.create();
  if (!(instance instanceof AkkaStreamlet))
    throw new Error(`${loaded.className} is no streamlet that can run here.`);
  const context: StreamletContext = {
    streamletRef: name,
    streamletConfig: parameterConfig(streamlet.parameters),
    config: runtimeConfig(streamlet.config),
    topicOf: (port) => ports.topicName(name, port),
    getMountedPath: (mount) => {
      if (instance.volumeMounts().some((each) => each.name === mount.name)) return mount.path;
      throw new Error(`The streamlet declares no volume mount "${mount.name}".`);
    },
    log: (text) => logs.line(name, () => textOf(text)),
  };
  const watch = logicCalls?.of(name);
  const graph = watchedCall(watch, "runnableGraph", undefined, () =>
    instance.setContext(context).createLogic().runnableGraph(),
  );
  const flows = Array.isArray(graph) ? graph : [graph];
  const shape = instance.shape();
  return flows.map((flow) =>
    planFlow(flow, {
      inlet: (port) =>
        ports.inlet(
          name,
          port,
          shape.inlets.find((inlet) => inlet.name === port),
        ),
      write,
      log: (record) => logs.line(name, () => textOf(record)),
      data: (file) => {
        const content = data.get(file) ?? data.get(`data/${file}`);
        if (content === undefined) throw new Error(`There is no data file "${file}" in the project.`);
        return jsonRecords(content).records;
      },
      watch,
    }),
  );
}

function planStandIn(
  run: RunSetting,
  version: ProcessVersion,
  index: number,
  write: Write,
): readonly FlowPlan[] {
  const { ports, logs, scenario } = run;
  const { name, descriptor } = version.streamlet;
  const usable = (port: { readonly name: string }) => ports.isUsable(name, port.name);
  const outlets = descriptor.outlets.filter(usable);
  if (isFedByScenario(version)) {
    const fed = outlets.map((outlet) => outlet.name);
    return index > 0 ? [] : feedFlows(run, name, fed, write);
  }
  return standInFlows({
    inlets: descriptor.inlets.filter(usable).map((inlet) => ports.inlet(name, inlet.name)),
    outlets: outlets.flatMap((outlet) => {
      const schema = ports.recordSchema(name, outlet.name);
      return schema === undefined ? [] : [{ name: outlet.name, schema }];
    }),
    seed: scenario.seed + index,
    write,
    log: (record, port) => logs.line(name, () => textOf(datumToJson(port.settings.schema, record))),
  });
}
