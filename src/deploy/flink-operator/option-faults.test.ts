import { expect, it } from "vitest";
import { operatorFlinkVersion } from "./flink-version.ts";
import { optionFaults } from "./option-faults.ts";

it.each([
  ["1.20", "rest.port", "8081", undefined, ""],
  ["1.20", "rest.port", "x", "error", "rest.port is “x” but must be a whole number"],
  ["1.18", "execution.checkpointing.interval", "often", "error", "must be a duration"],
  ["1.18", "taskmanager.memory.process.size", "much", "error", "must be a memory size"],
  ["1.16", "execution.checkpointing.mode", "SOMETIMES", "warning", "must be one of"],
  ["1.16", "restart-strategy.type", "none", "warning", "which exists from 1.17 on"],
  ["2.0", "state.backend.async", "true", "warning", "which exists up to 1.20"],
  ["1.20", "not.in.the.catalogue", "x", undefined, ""],
])("in Flink %s %s = %s is %s", (version, key, value, severity, message) => {
  const faults = optionFaults(new Map([[key, value]]), operatorFlinkVersion(version));
  expect(faults).toEqual(
    severity === undefined ? [] : [{ severity, message: expect.stringContaining(message) }],
  );
});
