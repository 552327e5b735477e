import { describe, expect, it } from "vitest";
import { upgradeMode } from "./upgrade-mode.ts";

const interval = ["execution.checkpointing.interval", "10 s"] as const;
const checkpoints = ["state.checkpoints.dir", "file:///mnt/flink/storage/checkpoints"] as const;
const savepoints = ["state.savepoints.dir", "s3://bucket/savepoints"] as const;
const available = ["high-availability.type", "kubernetes"] as const;
const mounts = ["/mnt/flink/storage"];

describe("upgradeMode", () => {
  it.each([
    ["savepoint", [interval, checkpoints, savepoints], mounts],
    ["last-state", [interval, checkpoints, available], mounts],
    ["last-state", [interval, checkpoints, ["high-availability", "zookeeper"]], mounts],
    ["stateless", [interval, checkpoints], mounts],
    ["stateless", [interval, checkpoints, savepoints, ["high-availability.type", "NONE"]], []],
    ["stateless", [checkpoints, savepoints, available], mounts],
    ["stateless", [["execution.checkpointing.interval", "-1"], checkpoints, savepoints], mounts],
    ["stateless", [["execution.checkpointing.interval", "0 s"], checkpoints, savepoints], mounts],
    [
      "stateless",
      [interval, ["state.checkpoints.dir", "file:///mnt/flink/storage-of-mine"], savepoints],
      mounts,
    ],
    [
      "savepoint",
      [interval, ["state.checkpoints.dir", "wasbs://c@a.blob.core.windows.net/x"], savepoints],
      [],
    ],
    ...[
      "s3://b/x",
      "s3a://b/x",
      "gs://b/x",
      "hdfs:///x",
      "abfss://c@a.dfs.core.windows.net/x",
      "HDFS://nn/x",
    ].map((dir) => ["savepoint", [interval, ["state.checkpoints.dir", dir], savepoints], []] as const),
    ...["file:///elsewhere/x", "/elsewhere/x", "file:/mnt/flink/storagex", " "].map(
      (dir) => ["stateless", [interval, ["state.checkpoints.dir", dir], savepoints], mounts] as const,
    ),
    ["savepoint", [interval, ["execution.checkpointing.dir", "/mnt/flink/storage"], savepoints], mounts],
  ] as const)("is %s with %j on mounts %j", (mode, options, paths) => {
    const chosen = upgradeMode(new Map(options), paths);
    expect(chosen.mode).toBe(mode);
    expect(chosen.reason.length).toBeGreaterThan(20);
  });
});
