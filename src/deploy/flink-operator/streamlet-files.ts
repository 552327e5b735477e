/** The resources of each streamlet: its workload, its Secret, and what they need. */
import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { ExportFiles } from "../export-files.ts";
import { sharedClaim } from "../kubernetes/claims.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import type { SecretEntries } from "../kubernetes/environment.ts";
import { strimziBootstrap } from "../kubernetes/kafka-topic.ts";
import { streamletLabels } from "../kubernetes/metadata.ts";
import { opaqueSecret } from "../kubernetes/secret.ts";
import { isServer, serverService } from "../kubernetes/server.ts";
import { streamletFiles as secretFiles } from "../kubernetes/streamlet-secret.ts";
import { workload } from "../kubernetes/workload.ts";
import { dnsLabel } from "../names/dns1123.ts";
import { labelRule, workloadRule } from "../names/resource-names.ts";
import { flinkDeployment } from "./flink-deployment.ts";
import type { ServedStreamlet } from "./ingress-files.ts";

/** Adds the files and gives what serves requests. */
export function streamletFiles(
  application: Application,
  serviceAccount: string,
  files: ExportFiles,
): readonly ServedStreamlet[] {
  const contexts = application.streamlets.map((streamlet) =>
    contextOf(application, streamlet, serviceAccount, files),
  );
  const served: ServedStreamlet[] = [];
  for (const context of contexts) {
    const { streamlet } = context;
    const secrets: SecretEntries = new Map(secretFiles(application, streamlet, strimziBootstrap));
    const isFlink = streamlet.descriptor.runtime === "flink";
    const folder = `streamlets/${context.name}`;
    files.add(
      `${folder}/${isFlink ? "flink-deployment" : "deployment"}`,
      isFlink ? flinkDeployment(context, secrets) : workload(context, secrets),
    );
    const labels = streamletLabels(application, streamlet.name, context.name);
    files.add(`${folder}/secret`, opaqueSecret(context.secretName, labels, secrets));
    if (isServer(streamlet)) {
      const serviceName = serviceNameOf(context, files);
      files.add(`${folder}/service`, serverService(context, serviceName));
      served.push({ context, serviceName });
    }
    for (const mount of streamlet.descriptor.volumeMounts) {
      if (hasClaim(mount.pvcName)) continue;
      const claim = context.claimOf(mount.name);
      files.add(
        `${folder}/claim-${mount.name}`,
        sharedClaim(claim, labels, mount.accessMode === "ReadOnlyMany" ? "ReadOnlyMany" : "ReadWriteMany"),
      );
    }
    if (streamlet.image === "") {
      context.note(
        "error",
        `Streamlet ${streamlet.name} has no image. Set one in the application's settings.`,
      );
    }
    if (streamlet.descriptor.runtime === "spark") {
      context.note(
        "warning",
        `${streamlet.name} runs on Spark; it is written as a plain Deployment, whose image must start Spark itself.`,
      );
    }
  }
  return served;
}

/** Flink itself makes a Service that is called as the FlinkDeployment, so that of its streamlet has another name. */
function serviceNameOf({ name, streamlet }: StreamletContext, files: ExportFiles): string {
  if (streamlet.descriptor.runtime !== "flink") return name;
  return files.name("Workload", [name, "server"], workloadRule, streamlet.name);
}

function contextOf(
  application: Application,
  streamlet: ApplicationStreamlet,
  serviceAccount: string,
  files: ExportFiles,
): StreamletContext {
  const owner = dnsLabel(application.id) || "application";
  const name = files.name("Workload", [owner, streamlet.name], workloadRule, streamlet.name);
  const claims = new Map<string, string>();
  for (const mount of streamlet.descriptor.volumeMounts) {
    const given = mount.pvcName;
    const isGiven = hasClaim(given);
    claims.set(
      mount.name,
      isGiven ? given : files.name("Claim", [name, mount.name], labelRule, streamlet.name),
    );
  }
  return {
    application,
    streamlet,
    name,
    secretName: files.name("Secret", [name, "config"], labelRule, streamlet.name),
    serviceAccount,
    claimOf: (mount) => claims.get(mount) ?? mount,
    note: (severity, message) => files.note({ severity, message, streamlet: streamlet.name }),
  };
}

function hasClaim(name: string | undefined): name is string {
  return name !== undefined && name !== "";
}
