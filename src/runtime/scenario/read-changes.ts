import type { ChangeKind, ScenarioChange } from "./scenario.ts";
import type { ScenarioReader } from "./scenario-reader.ts";

/** Fields of each kind of change beside its time and streamlet. */
const FIELDS: { readonly [Kind in ChangeKind]: readonly string[] } = {
  checkpoint: [],
  savepoint: [],
  rescale: ["parallelism"],
  redeploy: ["parallelism", "allowNonRestoredState"],
  restart: [],
  stop: ["drain"],
  cancel: [],
  start: ["parallelism", "allowNonRestoredState"],
};
const KINDS = Object.keys(FIELDS) as readonly ChangeKind[];
const PARALLELISM = { min: 1, max: 512, whole: true } as const;

/** Reads field `changes`: scaling, redeploys and savepoints at times. */
export function readChanges(
  reader: ScenarioReader,
  streamlets: ReadonlyMap<string, unknown>,
): readonly ScenarioChange[] {
  const changes: ScenarioChange[] = [];
  for (const item of reader.list("changes")) {
    const kind = item.choice("kind", "savepoint", KINDS);
    item.expectOnly(["at", "kind", "streamlet", ...FIELDS[kind]]);
    const streamlet = item.string("streamlet", "");
    if (!streamlets.has(streamlet)) {
      item.problem("streamlet", `must name a streamlet of the blueprint; "${streamlet}" is none`);
      continue;
    }
    changes.push(readChange(item, kind, streamlet));
  }
  return changes;
}

function readChange(item: ScenarioReader, kind: ChangeKind, streamlet: string): ScenarioChange {
  const at = item.number("at", 0, { min: 0, max: Number.MAX_SAFE_INTEGER });
  switch (kind) {
    case "rescale":
      return { at, kind, streamlet, parallelism: item.number("parallelism", 1, PARALLELISM) };
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
