/** What the application has once: its service account with its rights, and the storage that pods share. */
import type { Application } from "../../config/index.ts";
import type { ExportFiles } from "../export-files.ts";
import { flinkAccess } from "../kubernetes/access.ts";
import { defaultStorage, sharedClaim } from "../kubernetes/claims.ts";
import { applicationLabels } from "../kubernetes/metadata.ts";
import { podStorage, storageClaim } from "../kubernetes/pods-config.ts";
import { dnsLabel } from "../names/dns1123.ts";
import { labelRule } from "../names/resource-names.ts";
import { field, scalarText } from "../text/plain-reader.ts";

/** Adds the files and gives the name of the service account. */
export function sharedFiles(application: Application, files: ExportFiles): string {
  const labels = applicationLabels(application);
  const account = files.name(
    "ServiceAccount",
    [dnsLabel(application.id) || "application", "streamlets"],
    labelRule,
  );
  const access = flinkAccess(account, labels);
  files.add("access/service-account", access.serviceAccount);
  files.add("access/role", access.role);
  files.add("access/role-binding", access.roleBinding);
  storageFiles(application, files);
  return account;
}

/** Cloudflow's own claims are made; those that a user names in configuration must be there already. */
function storageFiles(application: Application, files: ExportFiles): void {
  const own = new Set<string>();
  const named = new Set<string>();
  for (const streamlet of application.streamlets) {
    const cloudflowClaim = storageClaim(streamlet.descriptor.runtime);
    for (const [, volume] of podStorage(streamlet).volumes) {
      const claim = scalarText(field(field(volume, "pvc"), "name"));
      if (claim !== undefined) (claim === cloudflowClaim ? own : named).add(claim);
    }
    for (const { pvcName } of streamlet.descriptor.volumeMounts) {
      if (pvcName !== undefined && pvcName !== "") named.add(pvcName);
    }
  }
  for (const claim of own) {
    files.add(`storage/${claim}`, sharedClaim(claim, applicationLabels(application)));
    files.note({
      severity: "info",
      path: `storage/${claim}.yaml`,
      message: `The claim ${claim} asks for ${defaultStorage} that several nodes can write to; the cluster's storage class must offer ReadWriteMany.`,
    });
  }
  for (const claim of named) {
    if (own.has(claim)) continue;
    files.note({
      severity: "info",
      message: `The claim ${claim} is used and not made here: it must be in the namespace already.`,
    });
  }
}
