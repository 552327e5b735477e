/** `spec.flinkConfiguration` of a FlinkDeployment: effective options, defaults made explicit, no secrets. */
import {
  type ApplicationStreamlet,
  cloudflowCheckpointDefaults,
  flinkOptions,
  usesCheckpointDefaults,
} from "../../config/index.ts";
import { storageDefaults } from "../kubernetes/flink-storage.ts";
import type { EnvEntry } from "../kubernetes/pods-config.ts";
import { wholeNumber } from "../kubernetes/whole-number.ts";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import type { OperatorFlinkVersion } from "./flink-version.ts";
import { operatorFaults } from "./operator-rules.ts";
import { type OptionNote, optionFaults } from "./option-faults.ts";
import { changeNamesFor } from "./option-names.ts";
import { secretOption } from "./secret-options.ts";

export interface FlinkConfiguration {
  /** Options as the resource gets them, in alphabetical order. */
  readonly options: ReadonlyMap<string, string>;
  /** Secret values that containers take from the Secret as environment variables. */
  readonly secretEnv: readonly EnvEntry[];
  readonly notes: readonly OptionNote[];
  /** Cloudflow's own setting for the number of job managers; no option of Flink. */
  readonly jobManagerReplicas: number;
  /** `parallelism.default`, where it is a whole number. */
  readonly parallelism?: number;
}

/** Options that the operator sets itself and refuses in a resource. */
const forbidden: readonly string[] = [
  "kubernetes.namespace",
  "kubernetes.cluster-id",
  "high-availability.cluster-id",
];

/** Settings of Cloudflow and of local runs, which are no options of Flink or have a field of their own. */
const notOptions: readonly string[] = ["jobmanager.replicas", "local.web", "parallelism.default"];

export function flinkConfiguration(
  streamlet: ApplicationStreamlet,
  version: OperatorFlinkVersion,
  javaOptions: string | undefined,
): FlinkConfiguration {
  const configured = flinkOptions(streamlet);
  const notes: OptionNote[] = [];
  const secretEnv: EnvEntry[] = [];
  const options = new Map([
    ...storageDefaults(streamlet.name),
    ["taskmanager.numberOfTaskSlots", "1"] as const,
    ...(usesCheckpointDefaults(streamlet.config) ? cloudflowCheckpointDefaults : []),
    ...(javaOptions === undefined ? [] : [["env.java.opts", javaOptions] as const]),
  ]);
  // The directory of Cloudflow's first releases has another name since Flink 1.11 and would be a second one.
  options.delete("state.backend.fs.checkpointdir");
  for (const [key, value] of configured) {
    if (forbidden.includes(key))
      notes.push(warning(`${key} is left out: the Flink operator sets it and refuses it.`));
    else if (isSecretSetting(key, value)) takeSecret(key, value, options, secretEnv, notes);
    else if (!notOptions.includes(key)) options.set(key, value);
  }
  changeNamesFor(version, options);
  const parallelism = wholeNumber(configured.get("parallelism.default"));
  return {
    options: new Map([...options].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    secretEnv,
    notes: [...notes, ...optionFaults(options, version), ...operatorFaults(options)],
    jobManagerReplicas: wholeNumber(configured.get("jobmanager.replicas")) ?? 1,
    ...(parallelism === undefined ? {} : { parallelism }),
  };
}

function takeSecret(
  key: string,
  value: string,
  options: Map<string, string>,
  secretEnv: EnvEntry[],
  notes: OptionNote[],
): void {
  const way = secretOption(key);
  if (way === undefined || secretEnv.some(({ name }) => name === way.env)) {
    notes.push(
      warning(
        `${key} is a secret and left out: flinkConfiguration is readable by everyone who may see the FlinkDeployment. Give it to the image or to the operator's own configuration instead.`,
      ),
    );
    return;
  }
  secretEnv.push({ name: way.env, value });
  for (const [option, text] of way.options) options.set(option, text);
  notes.push(warning(`${key} is a secret: it is kept in a Secret and given to Flink as ${way.env}.`));
}

function warning(message: string): OptionNote {
  return { severity: "warning", message };
}
