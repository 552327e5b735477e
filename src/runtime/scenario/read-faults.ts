import type { ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import type { Fault, RandomFault, ScenarioFault } from "./scenario.ts";
import type { ScenarioReader } from "./scenario-reader.ts";

const LATEST = Number.MAX_SAFE_INTEGER;
const INDEX = { min: 0, max: 1_000_000, whole: true } as const;
const DURATION = { min: 0, max: LATEST } as const;

/** Fields of each kind of fault beside its time. */
const FIELDS: { readonly [Kind in Fault["kind"]]: readonly string[] } = {
  "fail-task": ["streamlet", "index"],
  "kill-task-manager": ["streamlet", "index"],
  "kill-job-manager": ["streamlet"],
  "broker-outage": ["duration"],
  "slow-node": ["streamlet", "index", "factor", "duration"],
  "lose-messages": ["streamlet", "index", "duration"],
  "delay-messages": ["streamlet", "index", "delay", "duration"],
  "poison-record": ["topic", "partition"],
  "throw-on-record": ["streamlet", "record", "times"],
};
const KINDS = Object.keys(FIELDS) as readonly Fault["kind"][];

/** What faults may name. */
export interface FaultPlaces {
  readonly streamlets: ReadonlyMap<string, ApplicationStreamlet>;
  readonly topics: readonly ApplicationTopic[];
}

/** Reads field `faults`: those at a time, and those that come at random with a rate. */
export function readFaults(
  reader: ScenarioReader,
  places: FaultPlaces,
): { readonly faults: readonly ScenarioFault[]; readonly randomFaults: readonly RandomFault[] } {
  const faults: ScenarioFault[] = [];
  const randomFaults: RandomFault[] = [];
  for (const item of reader.list("faults")) {
    const kind = item.choice("kind", "fail-task", KINDS);
    const isRandom = item.has("perMinute");
    const times = isRandom ? ["perMinute", "from", "until"] : ["at"];
    item.expectOnly(["kind", ...times, ...FIELDS[kind]]);
    const fault = readFault(item, kind, places);
    if (fault === undefined) continue;
    if (!isRandom) {
      faults.push({ ...fault, at: item.number("at", 0, DURATION) });
      continue;
    }
    const from = item.number("from", 0, DURATION);
    const until = item.number("until", undefined, { min: from, max: LATEST });
    randomFaults.push({
      ...fault,
      perMinute: item.number("perMinute", 1, { min: 0.001, max: 60_000 }),
      from,
      ...(until === undefined ? {} : { until }),
      anywhere: !item.has("index") && !item.has("partition"),
    });
  }
  return { faults, randomFaults };
}

/** The fault itself, or undefined where it names nothing that there is. */
function readFault(item: ScenarioReader, kind: Fault["kind"], places: FaultPlaces): Fault | undefined {
  const duration = () => item.number("duration", 10_000, DURATION);
  const index = () => item.number("index", 0, INDEX);
  if (kind === "broker-outage") return { kind, duration: duration() };
  if (kind === "poison-record") {
    const topic = item.string("topic", "");
    if (!places.topics.some(({ id }) => id === topic)) {
      item.problem("topic", `must name a topic of the blueprint; "${topic}" is none`);
      return undefined;
    }
    return { kind, topic, partition: item.number("partition", 0, INDEX) };
  }
  const streamlet = item.string("streamlet", "");
  if (!places.streamlets.has(streamlet)) {
    item.problem("streamlet", `must name a streamlet of the blueprint; "${streamlet}" is none`);
    return undefined;
  }
  switch (kind) {
    case "fail-task":
    case "kill-task-manager":
      return { kind, streamlet, index: index() };
    case "kill-job-manager":
      return { kind, streamlet };
    case "slow-node": {
      const factor = item.number("factor", 10, { min: 1, max: 1_000_000 });
      return { kind, streamlet, index: index(), factor, duration: duration() };
    }
    case "lose-messages":
      return { kind, streamlet, index: index(), duration: duration() };
    case "delay-messages": {
      const delay = item.number("delay", 1000, DURATION);
      return { kind, streamlet, index: index(), delay, duration: duration() };
    }
    case "throw-on-record": {
      const whole = { min: 1, max: LATEST, whole: true };
      return {
        kind,
        streamlet,
        record: item.number("record", 1, whole),
        times: item.number("times", 1, whole),
      };
    }
  }
}
