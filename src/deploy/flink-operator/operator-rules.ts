/** What the Flink operator refuses of options, beyond names that it sets itself; learnt from its validator. */
import type { OptionNote } from "./option-faults.ts";
import { isHighlyAvailable } from "./upgrade-mode.ts";

const savepointDirectories = ["state.savepoints.dir", "execution.checkpointing.savepoint-dir"];
/** Options of the operator that make it take savepoints. */
const needSavepoints: readonly string[] = [
  "kubernetes.operator.periodic.savepoint.interval",
  "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age",
];
const rollback = "kubernetes.operator.deployment.rollback.enabled";
const healthCheck = "kubernetes.operator.cluster.health-check.enabled";
const recovery = "kubernetes.operator.jm-deployment-recovery.enabled";
const storageDirectory = "high-availability.storageDir";

export function operatorFaults(options: ReadonlyMap<string, string>): readonly OptionNote[] {
  const isOn = (key: string, byDefault: boolean) =>
    (options.get(key) ?? String(byDefault)).trim().toLowerCase() === "true";
  const error = (message: string): OptionNote => ({ severity: "error", message });
  const notes: OptionNote[] = [];
  const available = isHighlyAvailable(options);
  if (available && (options.get(storageDirectory) ?? "").trim() === "") {
    notes.push(
      error(`High availability needs ${storageDirectory}, a directory that all job managers reach.`),
    );
  }
  if (isOn(rollback, false) && !available) {
    notes.push(
      error(
        `${rollback} needs high availability: the operator goes back to a state that job managers kept. Set high-availability.type = kubernetes.`,
      ),
    );
  }
  if (isOn(healthCheck, false) && !isOn(recovery, true)) {
    notes.push(
      error(`${healthCheck} needs ${recovery}: without it nothing is done about an unhealthy job manager.`),
    );
  }
  if (savepointDirectories.every((key) => (options.get(key) ?? "") === "")) {
    for (const key of needSavepoints.filter((one) => options.has(one))) {
      notes.push(error(`${key} needs a directory for savepoints. Set state.savepoints.dir.`));
    }
  }
  return notes;
}
