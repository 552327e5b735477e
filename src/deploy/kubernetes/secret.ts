/** Secrets. */
import type { ISecret } from "kubernetes-models/v1/Secret";
import { plainObject } from "../text/sorted-keys.ts";
import type { Labels } from "./metadata.ts";

/** A Secret of texts; Kubernetes encodes them itself. */
export function opaqueSecret(name: string, labels: Labels, entries: ReadonlyMap<string, string>): ISecret {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, labels },
    type: "Opaque",
    stringData: plainObject(entries),
  };
}
