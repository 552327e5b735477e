import type { ScenarioReader } from "./scenario-reader.ts";
import type { ServiceTime } from "./service-time.ts";

const RANGE = { min: 0, max: 1e9 };
const KINDS = ["constant", "uniform", "exponential", "normal", "lognormal"] as const;

/** Reads field `serviceTimes`: per streamlet milliseconds, or a distribution of them. */
export function readServiceTimes(
  reader: ScenarioReader,
  streamlets: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, ServiceTime> {
  const times = new Map<string, ServiceTime>();
  if (!reader.has("serviceTimes")) return times;
  const item = reader.object("serviceTimes");
  for (const name of item.fields) {
    if (!streamlets.has(name)) item.problem(name, "must be the name of a streamlet of the blueprint");
    else times.set(name, readServiceTime(item, name));
  }
  return times;
}

function readServiceTime(item: ScenarioReader, name: string): ServiceTime {
  if (item.isNumber(name)) return item.number(name, 0, RANGE);
  const time = item.object(name);
  const kind = time.choice("kind", "constant", KINDS);
  switch (kind) {
    case "constant":
      time.expectOnly(["kind", "ms"]);
      return time.number("ms", 0, RANGE);
    case "uniform": {
      time.expectOnly(["kind", "min", "max"]);
      const min = time.number("min", 0, RANGE);
      return { kind, min, max: time.number("max", min, { min, max: RANGE.max }) };
    }
    case "exponential":
      time.expectOnly(["kind", "mean"]);
      return { kind, mean: time.number("mean", 0, RANGE) };
    case "normal":
    case "lognormal":
      time.expectOnly(["kind", "mean", "deviation"]);
      return { kind, mean: time.number("mean", 0, RANGE), deviation: time.number("deviation", 0, RANGE) };
  }
}
