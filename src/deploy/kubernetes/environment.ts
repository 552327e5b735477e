/** Environment variables of containers; secret values are taken from the streamlet's Secret. */
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import { isSecretKey } from "../text/secret-keys.ts";
import type { EnvEntry, PodConfig, PodsConfig } from "./pods-config.ts";

/** Entries that a Secret must hold for the variables to find them. */
export type SecretEntries = Map<string, string>;

/** The variable that Cloudflow reads as options of the JVM, not as a variable of the container. */
export const javaOptions = "JAVA_OPTS";

/** The environment that Cloudflow gives a Flink pod: of its own section if that exists, else of `pods.pod`. */
export function flinkEnv(pods: PodsConfig, role: "jobManager" | "taskManager"): readonly EnvEntry[] {
  const section: PodConfig | undefined = pods[role] ?? pods.pod;
  return (section?.container?.env ?? []).filter(({ name }) => name !== javaOptions);
}

/** Container variables; what is secret by its name goes into `secrets` and is referred to. */
export function envVars(
  entries: readonly EnvEntry[],
  secretName: string,
  secrets: SecretEntries,
  prefix = "env",
): IEnvVar[] {
  return uniqueEntries(entries).map((entry) =>
    isSecretKey(entry.name) ? secretVar(entry, secretName, secrets, prefix) : entry,
  );
}

/** Container variables of which every value is secret. */
export function secretEnvVars(
  entries: readonly EnvEntry[],
  secretName: string,
  secrets: SecretEntries,
  prefix: string,
): IEnvVar[] {
  return uniqueEntries(entries).map((entry) => secretVar(entry, secretName, secrets, prefix));
}

function secretVar(entry: EnvEntry, secretName: string, secrets: SecretEntries, prefix: string): IEnvVar {
  const key = `${prefix}.${entry.name.replace(/[^-._a-zA-Z0-9]/g, "_")}`;
  secrets.set(key, entry.value);
  return { name: entry.name, valueFrom: { secretKeyRef: { name: secretName, key } } };
}

/** Of several values for one variable the last counts. */
function uniqueEntries(entries: readonly EnvEntry[]): readonly EnvEntry[] {
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}
