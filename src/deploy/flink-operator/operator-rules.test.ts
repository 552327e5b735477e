import { expect, it } from "vitest";
import { operatorFaults } from "./operator-rules.ts";

const available = { "high-availability.type": "kubernetes" };
const storage = { "high-availability.storageDir": "s3://bucket/ha" };

/** The first column names what the operator's own validator (release 1.7) says of such a resource. */
it.each([
  ["accepts it", {}, []],
  ["accepts it", { ...available, ...storage }, []],
  [
    "accepts it, but Flink does not start",
    available,
    ["High availability needs high-availability.storageDir"],
  ],
  [
    "HA must be enabled for rollback support",
    { "kubernetes.operator.deployment.rollback.enabled": "true" },
    ["rollback.enabled needs high availability"],
  ],
  [
    "Deployment recovery must be enabled for job health check support",
    {
      "kubernetes.operator.cluster.health-check.enabled": "true",
      "kubernetes.operator.jm-deployment-recovery.enabled": "false",
    },
    ["health-check.enabled needs"],
  ],
  ["accepts it", { "kubernetes.operator.cluster.health-check.enabled": "true" }, []],
  [
    "Periodic savepoints cannot be enabled when the savepoint directory is not set",
    { "kubernetes.operator.periodic.savepoint.interval": "1 h" },
    ["periodic.savepoint.interval needs a directory"],
  ],
  [
    "max-checkpoint age needs the savepoint directory",
    { "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age": "1 h" },
    ["checkpoint.age needs a directory"],
  ],
  [
    "accepts it",
    { "kubernetes.operator.periodic.savepoint.interval": "1 h", "state.savepoints.dir": "s3://a/b" },
    [],
  ],
])("%s: %j", (_, options, faults) => {
  const found = operatorFaults(new Map(Object.entries(options as Record<string, string>)));
  expect(found.map(({ message }) => message)).toEqual(faults.map((text) => expect.stringContaining(text)));
  expect(found.every(({ severity }) => severity === "error")).toBe(true);
});
