import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import { externalFormat } from "../ports/external-format.ts";
import { readRate } from "./read-rate.ts";
import type { ScenarioInput } from "./scenario.ts";
import type { ScenarioReader } from "./scenario-reader.ts";
import { suggestInputs } from "./suggest-inputs.ts";

/** Records per second of an input for which nothing else says how fast it is. */
const DEFAULT_RATE = 50;
const KNOWN = ["streamlet", "outlet", "inlet", "mode", "file", "rate", "limit", "key"];
const MODES = ["once", "cycle", "generate"] as const;

type DataFiles = ReadonlyMap<string, string | Uint8Array>;

/** Reads field `inputs` and adds what it leaves open, so that every source has something to give. */
export function readInputs(
  reader: ScenarioReader,
  application: Application,
  data: DataFiles,
): readonly ScenarioInput[] {
  const inputs = reader.list("inputs").flatMap((item) => readInput(item, application, data) ?? []);
  return [
    ...inputs,
    ...missingOutlets(inputs, application, data),
    ...missingInlets(inputs, application, data),
  ];
}

function readInput(
  item: ScenarioReader,
  application: Application,
  data: DataFiles,
): ScenarioInput | undefined {
  item.expectOnly(KNOWN);
  const name = item.string("streamlet", "");
  const streamlet = application.streamlets.find((each) => each.name === name);
  if (streamlet === undefined) {
    item.problem("streamlet", `must name a streamlet of the blueprint; "${name}" is none`);
    return undefined;
  }
  const direction = item.has("inlet") ? "inlet" : "outlet";
  const port = item.string(direction, "");
  const ports = direction === "inlet" ? streamlet.descriptor.inlets : streamlet.descriptor.outlets;
  if (!ports.some((each) => each.name === port)) {
    item.problem(direction, `must name an ${direction} of ${name}; "${port}" is none`);
    return undefined;
  }
  if (direction === "inlet" && item.has("outlet"))
    item.problem("outlet", `must not stand beside "inlet": an input feeds one port`);
  const file = item.string("file", undefined);
  const mode = item.choice("mode", file === undefined ? "generate" : "once", MODES);
  if (mode !== "generate" && (file === undefined || !data.has(file))) {
    item.problem("file", `must be a data file of the project; there is no "${file ?? ""}"`);
    return undefined;
  }
  const limit = item.number("limit", undefined, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true });
  const key = item.string("key", undefined);
  return {
    streamlet: name,
    [direction]: port,
    mode,
    ...(file === undefined ? {} : { file }),
    rate: readRate(item, defaultRate(streamlet)),
    ...(limit === undefined ? {} : { limit }),
    ...(key === undefined ? {} : { key }),
    chosen: false,
  };
}

/** An input for each outlet of a source streamlet that has none: the data file that fits best, else samples. */
function missingOutlets(
  given: readonly ScenarioInput[],
  application: Application,
  data: DataFiles,
): readonly ScenarioInput[] {
  return application.streamlets
    .filter((streamlet) => streamlet.descriptor.inlets.length === 0)
    .flatMap((streamlet) =>
      streamlet.descriptor.outlets.flatMap(({ name: outlet }): readonly ScenarioInput[] => {
        const isGiven = given.some((input) => input.streamlet === streamlet.name && input.outlet === outlet);
        return isGiven || !streamlet.schemas.has(outlet)
          ? []
          : [{ streamlet: streamlet.name, outlet, ...chosenFeed(streamlet, outlet, data) }];
      }),
    );
}

/** An input for the first inlet on each topic that nothing in the application writes to. */
function missingInlets(
  given: readonly ScenarioInput[],
  application: Application,
  data: DataFiles,
): readonly ScenarioInput[] {
  return application.topics
    .filter((topic) => topic.producers.length === 0)
    .flatMap(({ consumers }): readonly ScenarioInput[] => {
      const isGiven = given.some((input) =>
        consumers.some(({ streamlet, port }) => input.streamlet === streamlet && input.inlet === port),
      );
      if (isGiven) return [];
      for (const { streamlet: name, port } of consumers) {
        const streamlet = application.streamlets.find((each) => each.name === name);
        if (streamlet === undefined) continue;
        if (!streamlet.schemas.has(port) && externalFormat(streamlet, port) === undefined) continue;
        return [{ streamlet: name, inlet: port, ...chosenFeed(streamlet, port, data) }];
      }
      return [];
    });
}

function chosenFeed(
  streamlet: ApplicationStreamlet,
  port: string,
  data: DataFiles,
): Pick<ScenarioInput, "mode" | "file" | "rate" | "chosen"> {
  const schema = streamlet.schemas.get(port);
  const file = schema === undefined ? undefined : suggestInputs(schema, data)[0]?.file;
  const common = { rate: defaultRate(streamlet), chosen: true };
  return file === undefined ? { ...common, mode: "generate" } : { ...common, mode: "once", file };
}

/** A streamlet's own parameter for its rate, if it has one. */
function defaultRate(streamlet: ApplicationStreamlet): number {
  for (const { key } of streamlet.descriptor.configParameters) {
    if (!/throttle|rate|per-?second/i.test(key)) continue;
    const value = Number(streamlet.parameters.get(key));
    if (value > 0 && Number.isFinite(value)) return value;
  }
  return DEFAULT_RATE;
}
