/** Environment variables of containers; secret values are taken from the streamlet's Secret. */
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import type { EnvEntry, PodConfig, PodsConfig } from "./pods-config.ts";

/** Entries that a Secret must hold for the variables to find them. */
export type SecretEntries = Map<string, string>;

/** The variable that Cloudflow reads as options of the JVM, not as a variable of the container. */
const javaOptions = "JAVA_OPTS";

/** The variable from which every JVM takes options, for those that must not stand in a configuration. */
const secretJavaOptions = "JAVA_TOOL_OPTIONS";

/** Options of the JVM from `JAVA_OPTS` of `pods.pod`: as text, or as a secret variable where they hold a secret. */
export function jvmOptions(pods: PodsConfig): {
  readonly options?: string;
  readonly secretEnv: readonly EnvEntry[];
} {
  const options = pods.pod?.container?.env.filter(({ name }) => name === javaOptions).at(-1)?.value;
  if (options === undefined) return { secretEnv: [] };
  if (isSecretSetting(javaOptions, options))
    return { secretEnv: [{ name: secretJavaOptions, value: options }] };
  return { options, secretEnv: [] };
}

/** The environment that Cloudflow gives a Flink pod: of its own section if that exists, else of `pods.pod`. */
export function flinkEnv(pods: PodsConfig, role: "jobManager" | "taskManager"): readonly EnvEntry[] {
  const section: PodConfig | undefined = pods[role] ?? pods.pod;
  return (section?.container?.env ?? []).filter(({ name }) => name !== javaOptions);
}

/** Container variables; what is secret goes into `secrets` and is referred to. */
export function envVars(
  entries: readonly EnvEntry[],
  secretName: string,
  secrets: SecretEntries,
  prefix = "env",
): IEnvVar[] {
  return uniqueEntries(entries).map((entry) =>
    isSecretSetting(entry.name, entry.value) ? secretVar(entry, secretName, secrets, prefix) : entry,
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
