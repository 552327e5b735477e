import { type ApplicationStreamlet, type ConfigurationChange, reconfigure } from "../../config/index.ts";
import type { ChangeKind, ScenarioChange } from "./scenario.ts";
import type { ScenarioReader } from "./scenario-reader.ts";

/** Fields of each kind of change beside its time and streamlet. */
const FIELDS: { readonly [Kind in ChangeKind]: readonly string[] } = {
  checkpoint: [],
  savepoint: [],
  rescale: ["parallelism"],
  configure: ["parameters", "config", "kubernetes"],
  redeploy: ["parallelism", "allowNonRestoredState"],
  restart: [],
  stop: ["drain"],
  cancel: [],
  start: ["parallelism", "allowNonRestoredState"],
};
const KINDS = Object.keys(FIELDS) as readonly ChangeKind[];
const PARALLELISM = { min: 1, max: 512, whole: true } as const;

const SECTIONS = ["parameters", "config", "kubernetes"] as const;

/** Reads field `changes`: scaling, new configuration, redeploys and savepoints at times. */
export function readChanges(
  reader: ScenarioReader,
  streamlets: ReadonlyMap<string, ApplicationStreamlet>,
): readonly ScenarioChange[] {
  const changes: ScenarioChange[] = [];
  for (const item of reader.list("changes")) {
    const kind = item.choice("kind", "savepoint", KINDS);
    item.expectOnly(["at", "kind", "streamlet", ...FIELDS[kind]]);
    const name = item.string("streamlet", "");
    const streamlet = streamlets.get(name);
    if (streamlet === undefined) {
      item.problem("streamlet", `must name a streamlet of the blueprint; "${name}" is none`);
      continue;
    }
    changes.push(readChange(item, kind, streamlet));
  }
  return changes;
}

function readChange(
  item: ScenarioReader,
  kind: ChangeKind,
  configured: ApplicationStreamlet,
): ScenarioChange {
  const { name: streamlet } = configured;
  const at = item.number("at", 0, { min: 0, max: Number.MAX_SAFE_INTEGER });
  switch (kind) {
    case "rescale":
      return { at, kind, streamlet, parallelism: item.number("parallelism", 1, PARALLELISM) };
    case "configure":
      return { at, kind, streamlet, ...readConfiguration(item, configured) };
    case "stop":
      return { at, kind, streamlet, drain: item.boolean("drain", false) };
    case "start":
    case "redeploy": {
      const parallelism = item.number("parallelism", undefined, PARALLELISM);
      return {
        at,
        kind,
        streamlet,
        allowNonRestoredState: item.boolean("allowNonRestoredState", false),
        ...(parallelism === undefined ? {} : { parallelism }),
      };
    }
    default:
      return { at, kind, streamlet };
  }
}

/** What can be set of what a change sets, with a problem for each value that cannot. */
function readConfiguration(item: ScenarioReader, streamlet: ApplicationStreamlet): ConfigurationChange {
  const sections = SECTIONS.flatMap((section) => {
    if (!item.has(section)) return [];
    const values = item.object(section);
    const usable = values.fields.filter((key) => {
      const [fault] = reconfigure(streamlet, { [section]: { [key]: values.value(key) } }).faults;
      if (fault !== undefined) values.problem(key, `cannot be set: ${fault.replace(/\.$/, "")}`);
      return fault === undefined;
    });
    return [[section, Object.fromEntries(usable.map((key) => [key, values.value(key)]))] as const];
  });
  return Object.fromEntries(sections);
}
