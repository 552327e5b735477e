/** Volumes and mounts of a streamlet's pods, in Cloudflow's order (CLOUDFLOW.md section 5). */
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { IVolumeMount } from "kubernetes-models/v1/VolumeMount";
import type { ApplicationStreamlet } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { dnsLabel } from "../names/dns1123.ts";
import { entriesOf, field, scalarText } from "../text/plain-reader.ts";
import { podStorage } from "./pods-config.ts";

export interface PodVolumes {
  readonly volumes: IVolume[];
  readonly mounts: IVolumeMount[];
}

/** The group that owns files in the containers of Cloudflow's images. */
const fileGroup = 185;

const downwardApi: IVolume = {
  name: "downward-api-volume",
  downwardAPI: {
    items: ["metadata.uid", "metadata.name", "metadata.namespace"].map((path) => ({
      path,
      fieldRef: { fieldPath: path },
    })),
  },
};

/** Declared mounts, the streamlet's Secret, the downward API, then what is configured, in that order. */
export function podVolumes(
  streamlet: ApplicationStreamlet,
  secretName: string,
  claimOf: (mount: string) => string,
): PodVolumes {
  const declared = streamlet.descriptor.volumeMounts;
  const configured = podStorage(streamlet);
  const volumes = uniqueBy(
    [
      ...declared.map(({ name }) => ({ name, persistentVolumeClaim: { claimName: claimOf(name) } })),
      { name: "secret-vol", secret: { secretName } },
      downwardApi,
      ...configured.volumes.map(([name, volume]) => configuredVolume(dnsLabel(name), volume)),
    ],
    ({ name }) => name,
  );
  // A mount of a volume that nobody declares is an error of the configuration; a pod with it would be refused.
  const names = new Set(volumes.map(({ name }) => name));
  return {
    volumes,
    mounts: uniqueBy(
      [
        { name: "secret-vol", mountPath: "/etc/cloudflow-runner-secret" },
        { name: "downward-api-volume", mountPath: "/mnt/downward-api-volume/" },
        ...declared.map(({ name, path, accessMode }) => ({
          name,
          mountPath: path,
          ...(accessMode === "ReadOnlyMany" ? { readOnly: true } : {}),
        })),
        ...configured.volumeMounts.map(([name, mount]) => configuredMount(dnsLabel(name), mount)),
      ].filter(({ name }) => names.has(name)),
      ({ mountPath }) => mountPath,
    ),
  };
}

/** Lets the containers write to volumes that they share; nothing to set where no declared mount is written to. */
export function podSecurity(streamlet: ApplicationStreamlet): { securityContext?: { fsGroup: number } } {
  const writes = streamlet.descriptor.volumeMounts.some(({ accessMode }) => accessMode === "ReadWriteMany");
  return writes ? { securityContext: { fsGroup: fileGroup } } : {};
}

function configuredVolume(name: string, volume: PlainValue): IVolume {
  const pvc = field(volume, "pvc");
  if (pvc !== undefined) {
    const claimName = scalarText(field(pvc, "name")) ?? "";
    const readOnly = field(pvc, "read-only") ?? true;
    return { name, persistentVolumeClaim: { claimName, readOnly: isOn(readOnly) } };
  }
  const configMap = field(volume, "config-map");
  if (configMap !== undefined) {
    const items = entriesOf(field(configMap, "items")).map(([key, item]) => ({
      key,
      path: scalarText(field(item, "path")) ?? key,
    }));
    return {
      name,
      configMap: {
        name: scalarText(field(configMap, "name")) ?? "",
        optional: isOn(field(configMap, "optional") ?? false),
        ...(items.length === 0 ? {} : { items }),
      },
    };
  }
  return { name, secret: { secretName: scalarText(field(field(volume, "secret"), "name")) ?? "" } };
}

function configuredMount(name: string, mount: PlainValue): IVolumeMount {
  const subPath = scalarText(field(mount, "subPath"));
  return {
    name,
    mountPath: scalarText(field(mount, "mount-path")) ?? "",
    readOnly: isOn(field(mount, "read-only") ?? true),
    ...(subPath === undefined || subPath === "" ? {} : { subPath }),
  };
}

function isOn(value: PlainValue): boolean {
  return value === true || ["true", "yes", "on"].includes(String(value));
}

/** Kubernetes refuses two volumes of one name and two mounts at one path: the later, configured one stays. */
function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const last = new Map(items.map((item) => [key(item), item]));
  return [...last.values()];
}
