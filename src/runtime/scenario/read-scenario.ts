import type { Application } from "../../config/index.ts";
import { readChanges } from "./read-changes.ts";
import { readFaults } from "./read-faults.ts";
import { readInputs } from "./read-inputs.ts";
import { readServiceTimes } from "./read-service-times.ts";
import type { Scenario, ScenarioProblem } from "./scenario.ts";
import { ScenarioReader } from "./scenario-reader.ts";

const MEBIBYTE = 1024 * 1024;
/** Records that the delivery audit follows where the scenario does not say: as many as cost nothing to speak of. */
const FOLLOWED = 5_000;
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
  "changes",
  "audit",
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
    inputs: readInputs(reader, application, data),
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
    ...readFaults(reader, { streamlets, topics: application.topics }),
    changes: readChanges(reader, streamlets),
    audit: readAudit(reader),
  };
  return { scenario, problems };
}

/** `audit`: true or false, or how many records are followed. */
function readAudit(reader: ScenarioReader): number {
  if (reader.isNumber("audit"))
    return reader.number("audit", FOLLOWED, { min: 0, max: 1_000_000, whole: true });
  return reader.boolean("audit", true) ? FOLLOWED : 0;
}
