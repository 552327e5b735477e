/** The `kubernetes` section of a streamlet's configuration (CLOUDFLOW.md section 3). */
import type { ApplicationStreamlet } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { isSecretAnnotation } from "../secrets/secret-keys.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { merged } from "../text/merged.ts";
import {
  entriesOf,
  field,
  fieldAt,
  isPlainObject,
  listOf,
  type PlainObject,
  scalarText,
} from "../text/plain-reader.ts";

export interface EnvEntry {
  readonly name: string;
  readonly value: string;
}

/** Quantities by resource name (`cpu`, `memory`), as written. */
export type Quantities = ReadonlyMap<string, string>;

export interface ContainerConfig {
  readonly env: readonly EnvEntry[];
  readonly ports: readonly PlainValue[];
  readonly requests: Quantities;
  readonly limits: Quantities;
  readonly volumeMounts: readonly (readonly [string, PlainValue])[];
}

export interface PodConfig {
  readonly labels: ReadonlyMap<string, string>;
  /** Without secrets: everyone who may see a resource may read its annotations. */
  readonly annotations: ReadonlyMap<string, string>;
  readonly volumes: readonly (readonly [string, PlainValue])[];
  readonly container?: ContainerConfig;
}

/** The pods that a configuration may speak of; each is absent where it has no section. */
export interface PodsConfig {
  readonly pod?: PodConfig;
  readonly jobManager?: PodConfig;
  readonly taskManager?: PodConfig;
}

/** Runtimes to which Cloudflow gives a claim of their own, mounted in every pod. */
const runtimesWithStorage: readonly string[] = ["flink", "spark"];

/** The name of the claim that Cloudflow mounts in every pod of a runtime; undefined for runtimes without one. */
export function storageClaim(runtime: string): string | undefined {
  return runtimesWithStorage.includes(runtime) ? `cloudflow-${runtime}` : undefined;
}

/** Reads the section as it was written, without Cloudflow's default mounts. */
export function configuredPods(streamlet: ApplicationStreamlet): PodsConfig {
  const pods = field(faithfulPlain(streamlet.kubernetes), "pods");
  const pod = podConfig(field(pods, "pod"));
  const jobManager = podConfig(field(pods, "job-manager"));
  const taskManager = podConfig(field(pods, "task-manager"));
  return {
    ...(pod === undefined ? {} : { pod }),
    ...(jobManager === undefined ? {} : { jobManager }),
    ...(taskManager === undefined ? {} : { taskManager }),
  };
}

/** The `kubernetes` section as plain data with Cloudflow's default mounts, which every setting of the user overrides. */
export function kubernetesSection(streamlet: ApplicationStreamlet): PlainValue {
  const section = faithfulPlain(streamlet.kubernetes);
  const { runtime } = streamlet.descriptor;
  const claim = storageClaim(runtime);
  if (claim === undefined) return section;
  const ownDefault = fieldAt(section, ["pods", "pod", "volumes", "default"]);
  // A volume has one source: where the user gave it one of another kind, the claim must not come beside it.
  const isTaken = ownDefault !== undefined && field(ownDefault, "pvc") === undefined;
  const volumes = isTaken ? {} : { volumes: { default: { pvc: { name: claim, "read-only": false } } } };
  return merged(
    {
      pods: {
        pod: {
          ...volumes,
          containers: {
            container: {
              "volume-mounts": { default: { "mount-path": `/mnt/${runtime}/storage`, "read-only": false } },
            },
          },
        },
      },
    },
    section,
  );
}

/** Volumes and mounts of all pods: the configured ones and Cloudflow's default. */
export function podStorage(streamlet: ApplicationStreamlet): Pick<PodConfig, "volumes"> & {
  readonly volumeMounts: ContainerConfig["volumeMounts"];
} {
  const pod = fieldAt(kubernetesSection(streamlet), ["pods", "pod"]);
  return {
    volumes: entriesOf(field(pod, "volumes")),
    volumeMounts: entriesOf(fieldAt(pod, ["containers", "container", "volume-mounts"])),
  };
}

function podConfig(value: PlainValue | undefined): PodConfig | undefined {
  if (!isPlainObject(value)) return undefined;
  const container = containerConfig(fieldAt(value, ["containers", "container"]));
  return {
    labels: flatTexts(field(value, "labels")),
    annotations: new Map(
      [...flatTexts(field(value, "annotations"))].filter(([key, text]) => !isSecretAnnotation(key, text)),
    ),
    volumes: entriesOf(field(value, "volumes")),
    ...(container === undefined ? {} : { container }),
  };
}

function containerConfig(value: PlainValue | undefined): ContainerConfig | undefined {
  if (!isPlainObject(value)) return undefined;
  return {
    env: listOf(field(value, "env")).flatMap((entry) => {
      const name = scalarText(field(entry, "name"));
      return name === undefined ? [] : [{ name, value: scalarText(field(entry, "value")) ?? "" }];
    }),
    ports: listOf(field(value, "ports")),
    requests: flatTexts(fieldAt(value, ["resources", "requests"])),
    limits: flatTexts(fieldAt(value, ["resources", "limits"])),
    volumeMounts: entriesOf(field(value, "volume-mounts")),
  };
}

/** Scalars below an object by dotted key: `app.kubernetes.io/name` without quotes is a chain of objects. */
export function flatTexts(value: PlainValue | undefined): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const collect = (object: PlainObject, prefix: string): void => {
    for (const [key, item] of Object.entries(object)) {
      const path = `${prefix}${key}`;
      const text = Array.isArray(item) ? listText(item) : scalarText(item);
      if (text !== undefined) texts.set(path, text);
      else if (isPlainObject(item)) collect(item, `${path}.`);
    }
  };
  if (isPlainObject(value)) collect(value, "");
  return texts;
}

/** Kafka and Flink take lists as texts with commas. */
function listText(items: readonly PlainValue[]): string {
  return items.flatMap((item) => scalarText(item) ?? []).join(",");
}
