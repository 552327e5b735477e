import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { Scenario, ScenarioFault, ScenarioInput, ScenarioProblem } from "./scenario.ts";
import { ScenarioReader } from "./scenario-reader.ts";
import { suggestInputs } from "./suggest-inputs.ts";

const MEBIBYTE = 1024 * 1024;
/** Records per second of an input for which nothing else says how fast it is. */
const DEFAULT_RATE = 50;
const KNOWN = [
  "seed",
  "inputs",
  "partitions",
  "mode",
  "delivery",
  "transactionTimeout",
  "length",
  "serviceTimes",
  "retentionBytes",
  "faults",
];

/** Reads the scenario of `streamwright.json` against an application, with defaults for what it does not say. Never throws. */
export function readScenario(
  json: unknown,
  application: Application,
  data: ReadonlyMap<string, string | Uint8Array>,
): { readonly scenario: Scenario; readonly problems: readonly ScenarioProblem[] } {
  const problems: ScenarioProblem[] = [];
  const reader = new ScenarioReader(json ?? {}, "", problems);
  reader.expectOnly(KNOWN);
  const streamlets = new Map(application.streamlets.map((streamlet) => [streamlet.name, streamlet]));
  const length = reader.number("length", undefined, { min: 1, max: Number.MAX_SAFE_INTEGER });
  const scenario: Scenario = {
    seed: reader.number("seed", 1, { min: -0x8000_0000, max: 0xffff_ffff, whole: true }),
    inputs: completeInputs(readInputs(reader, streamlets, data), application, data),
    partitions: reader.number("partitions", 1, { min: 1, max: 1000, whole: true }),
    mode: reader.choice("mode", "cluster", ["cluster", "sandbox"]),
    delivery: reader.choice("delivery", "at-least-once", ["none", "at-least-once", "exactly-once"]),
    transactionTimeout: reader.number("transactionTimeout", 3_600_000, {
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
    }),
    ...(length === undefined ? {} : { length }),
    serviceTimes: readServiceTimes(reader, streamlets),
    retentionBytes: reader.number("retentionBytes", 16 * MEBIBYTE, { min: 1, max: Number.MAX_SAFE_INTEGER }),
    faults: readFaults(reader, streamlets),
  };
  return { scenario, problems };
}

type Streamlets = ReadonlyMap<string, ApplicationStreamlet>;

function readInputs(
  reader: ScenarioReader,
  streamlets: Streamlets,
  data: ReadonlyMap<string, string | Uint8Array>,
): readonly ScenarioInput[] {
  const inputs: ScenarioInput[] = [];
  for (const item of reader.list("inputs")) {
    item.expectOnly(["streamlet", "outlet", "mode", "file", "rate", "limit", "key"]);
    const streamlet = item.string("streamlet", "");
    const outlet = item.string("outlet", "");
    const found = streamlets.get(streamlet);
    if (found === undefined) {
      item.problem("streamlet", `must name a streamlet of the blueprint; "${streamlet}" is none`);
      continue;
    }
    if (!found.descriptor.outlets.some((port) => port.name === outlet)) {
      item.problem("outlet", `must name an outlet of ${streamlet}; "${outlet}" is none`);
      continue;
    }
    const file = item.string("file", undefined);
    const mode = item.choice("mode", file === undefined ? "generate" : "once", ["once", "cycle", "generate"]);
    if (mode !== "generate" && (file === undefined || !data.has(file))) {
      item.problem("file", `must be a data file of the project; there is no "${file ?? ""}"`);
      continue;
    }
    const limit = item.number("limit", undefined, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true });
    const key = item.string("key", undefined);
    inputs.push({
      streamlet,
      outlet,
      mode,
      ...(file === undefined ? {} : { file }),
      rate: item.number("rate", defaultRate(found), { min: 0.001, max: 1e9 }),
      ...(limit === undefined ? {} : { limit }),
      ...(key === undefined ? {} : { key }),
      chosen: false,
    });
  }
  return inputs;
}

/** Adds an input for each outlet of a source streamlet that has none: the data file that fits best, else samples. */
function completeInputs(
  given: readonly ScenarioInput[],
  application: Application,
  data: ReadonlyMap<string, string | Uint8Array>,
): readonly ScenarioInput[] {
  const inputs = [...given];
  for (const streamlet of application.streamlets) {
    if (streamlet.descriptor.inlets.length > 0) continue;
    for (const { name: outlet } of streamlet.descriptor.outlets) {
      const schema = streamlet.schemas.get(outlet);
      const isGiven = given.some((input) => input.streamlet === streamlet.name && input.outlet === outlet);
      if (isGiven || schema === undefined) continue;
      const file = suggestInputs(schema, data)[0]?.file;
      const common = { streamlet: streamlet.name, outlet, rate: defaultRate(streamlet), chosen: true };
      inputs.push(file === undefined ? { ...common, mode: "generate" } : { ...common, mode: "once", file });
    }
  }
  return inputs;
}

/** A source streamlet's own parameter for its rate, if it has one. */
function defaultRate(streamlet: ApplicationStreamlet): number {
  for (const { key } of streamlet.descriptor.configParameters) {
    if (!/throttle|rate|per-?second/i.test(key)) continue;
    const value = Number(streamlet.parameters.get(key));
    if (value > 0 && Number.isFinite(value)) return value;
  }
  return DEFAULT_RATE;
}

function readServiceTimes(reader: ScenarioReader, streamlets: Streamlets): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const [name, value] of reader.entries("serviceTimes")) {
    if (!streamlets.has(name))
      reader.problem("serviceTimes", `names "${name}", which is no streamlet of the blueprint`);
    else if (typeof value !== "number" || !(value >= 0) || value > 1e9) {
      reader.problem("serviceTimes", `must give milliseconds as a number for "${name}"`);
    } else times.set(name, value);
  }
  return times;
}

function readFaults(reader: ScenarioReader, streamlets: Streamlets): readonly ScenarioFault[] {
  const faults: ScenarioFault[] = [];
  for (const item of reader.list("faults")) {
    item.expectOnly(["at", "kind", "streamlet", "index"]);
    const streamlet = item.string("streamlet", "");
    if (!streamlets.has(streamlet)) {
      item.problem("streamlet", `must name a streamlet of the blueprint; "${streamlet}" is none`);
      continue;
    }
    faults.push({
      at: item.number("at", 0, { min: 0, max: Number.MAX_SAFE_INTEGER }),
      kind: item.choice("kind", "fail-task", ["fail-task", "kill-task-manager"]),
      streamlet,
      index: item.number("index", 0, { min: 0, max: 1_000_000, whole: true }),
    });
  }
  return faults;
}
