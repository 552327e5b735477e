/** Claims of storage that the application's pods share. */
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { Labels } from "./metadata.ts";

/** Asked for where nobody says how much is needed; a claim can be made larger later. */
export const defaultStorage = "10Gi";

/** A claim that pods on several nodes can use at the same time. */
export function sharedClaim(
  name: string,
  labels: Labels,
  accessMode: "ReadWriteMany" | "ReadOnlyMany" = "ReadWriteMany",
): IPersistentVolumeClaim {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name, labels },
    spec: { accessModes: [accessMode], resources: { requests: { storage: defaultStorage } } },
  };
}
