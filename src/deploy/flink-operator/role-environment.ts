/** Environment variables of both roles and of each. */
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import { envVars, flinkEnv, type SecretEntries, secretEnvVars } from "../kubernetes/environment.ts";
import type { EnvEntry, PodsConfig } from "../kubernetes/pods-config.ts";

/** Variables that both roles share stand in the common template, the others in the one of their role. */
export function roleEnvironment(
  pods: PodsConfig,
  secretEnv: readonly EnvEntry[],
  secretName: string,
  secrets: SecretEntries,
): { readonly common: IEnvVar[]; readonly jobManager: IEnvVar[]; readonly taskManager: IEnvVar[] } {
  const shared = secretEnvVars(secretEnv, secretName, secrets, "flink");
  const isShared = pods.jobManager === undefined && pods.taskManager === undefined;
  if (isShared) {
    const common = envVars(flinkEnv(pods, "jobManager"), secretName, secrets);
    return { common: [...common, ...shared], jobManager: [], taskManager: [] };
  }
  return {
    common: shared,
    jobManager: envVars(flinkEnv(pods, "jobManager"), secretName, secrets, "env.job-manager"),
    taskManager: envVars(flinkEnv(pods, "taskManager"), secretName, secrets, "env.task-manager"),
  };
}
