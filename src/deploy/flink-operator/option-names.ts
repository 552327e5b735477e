/** Names of Flink options that changed between versions, as the chosen version and its operator know them. */
import { flinkCatalogue, isKnownToFlink } from "../../config/index.ts";
import type { OperatorFlinkVersion } from "./flink-version.ts";

interface Renaming {
  readonly old: string;
  readonly new: string;
  readonly since: string;
}

/** The operator asks for directories by their old names, which all versions read. */
const directories: ReadonlyMap<string, string> = new Map([
  ["execution.checkpointing.dir", "state.checkpoints.dir"],
  ["execution.checkpointing.savepoint-dir", "state.savepoints.dir"],
]);

const renamings: readonly Renaming[] = flinkCatalogue.flatMap(({ key, renamedTo, renamedIn }) =>
  renamedTo === undefined || renamedIn === undefined || directories.has(renamedTo)
    ? []
    : [{ old: key, new: renamedTo, since: renamedIn }],
);

/** What is set by the newer name wins, as in Flink: what stands by the older one may be a default of Cloudflow. */
export function changeNamesFor({ major, minor }: OperatorFlinkVersion, options: Map<string, string>): void {
  for (const [newer, old] of directories) move(options, newer, old);
  if (major >= 2) changeBackendOfFlink1(options);
  for (const { old, new: newer, since } of renamings) {
    if (!isKnownToFlink({ since }, `${major}.${minor}`)) move(options, newer, old);
    else if (options.has(newer)) options.delete(old);
    else if (major >= 2) move(options, old, newer);
  }
}

function move(options: Map<string, string>, from: string, to: string): void {
  const value = options.get(from);
  if (value === undefined) return;
  options.delete(from);
  options.set(to, value);
}

/** Flink 2 parts the state backend from the storage of checkpoints, and no longer knows the old values of both in one. */
function changeBackendOfFlink1(options: Map<string, string>): void {
  const backend = options.get("state.backend");
  if (backend !== "filesystem" && backend !== "jobmanager") return;
  options.set("state.backend", "hashmap");
  if (!options.has("execution.checkpointing.storage"))
    options.set("execution.checkpointing.storage", backend);
}
