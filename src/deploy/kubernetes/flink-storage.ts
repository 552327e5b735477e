/** Where Flink keeps its state on the claim that Cloudflow mounts (CLOUDFLOW.md section 5). */

export const flinkStorage = "/mnt/flink/storage";

/** The options that Cloudflow's operator sets before the user's. */
export function storageDefaults(streamlet: string): ReadonlyMap<string, string> {
  const directory = (kind: string) => `file://${flinkStorage}/${kind}/${streamlet}`;
  return new Map([
    ["state.backend", "filesystem"],
    ["state.backend.fs.checkpointdir", directory("checkpoints")],
    ["state.checkpoints.dir", directory("externalized-checkpoints")],
    ["state.savepoints.dir", directory("savepoints")],
  ]);
}

/** Whether what is written to a directory outlives the pods: on a remote file system or on a mounted volume. */
export function isDurable(directory: string | undefined, mountPaths: readonly string[]): boolean {
  if (directory === undefined || directory.trim() === "") return false;
  const match = /^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$/.exec(directory.trim());
  const scheme = match?.[1]?.toLowerCase() ?? "file";
  if (scheme !== "file") return true;
  const path = (match?.[2] ?? directory).replace(/^\/+/, "/");
  return mountPaths.some((mount) => isBelow(path, mount));
}

function isBelow(path: string, mount: string): boolean {
  const base = mount.replace(/\/+$/, "");
  return base !== "" && (path === base || path.startsWith(`${base}/`));
}
