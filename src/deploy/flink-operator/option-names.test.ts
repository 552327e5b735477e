import { expect, it } from "vitest";
import { operatorFlinkVersion } from "./flink-version.ts";
import { changeNamesFor } from "./option-names.ts";

it.each([
  ["1.16", { "restart-strategy.type": "none" }, { "restart-strategy": "none" }],
  [
    "1.16",
    { "state.backend": "filesystem", "state.backend.type": "rocksdb" },
    { "state.backend": "rocksdb" },
  ],
  ["1.16", { "high-availability.type": "kubernetes" }, { "high-availability": "kubernetes" }],
  ["1.17", { "restart-strategy.type": "none" }, { "restart-strategy.type": "none" }],
  ["1.20", { "state.backend": "filesystem" }, { "state.backend": "filesystem" }],
  ["2.0", { "state.backend": "rocksdb" }, { "state.backend.type": "rocksdb" }],
  ["2.0", { "state.backend": "x", "state.backend.type": "rocksdb" }, { "state.backend.type": "rocksdb" }],
  [
    "2.0",
    { "state.backend": "filesystem" },
    { "state.backend.type": "hashmap", "execution.checkpointing.storage": "filesystem" },
  ],
  [
    "1.16",
    { "state.checkpoints.dir": "a", "execution.checkpointing.dir": "b" },
    { "state.checkpoints.dir": "b" },
  ],
  [
    "1.20",
    { "state.checkpoints.dir": "a", "execution.checkpointing.dir": "b" },
    { "state.checkpoints.dir": "b" },
  ],
  [
    "2.0",
    { "state.checkpoints.dir": "a", "execution.checkpointing.dir": "b" },
    { "state.checkpoints.dir": "b" },
  ],
  ["2.0", { "state.savepoints.dir": "a" }, { "state.savepoints.dir": "a" }],
  [
    "1.16",
    { "execution.checkpointing.unaligned.enabled": "true" },
    { "execution.checkpointing.unaligned": "true" },
  ],
  ["2.0", { "restart-strategy": "none" }, { "restart-strategy.type": "none" }],
  ["2.0", { "env.java.opts": "-Da=b" }, { "env.java.opts.all": "-Da=b" }],
])("Flink %s knows %j as %j", (version, given, known) => {
  const options = new Map(Object.entries(given as Record<string, string>));
  changeNamesFor(operatorFlinkVersion(version), options);
  expect(Object.fromEntries(options)).toEqual(known);
});
