/** Target `flink-application`: what Cloudflow's command line and operator make of the application. */

import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import { defineTarget } from "../define-target.ts";
import { createExportFiles, type ExportFiles } from "../export-files.ts";
import { defaultStorage, sharedClaim } from "../kubernetes/claims.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import type { SecretEntries } from "../kubernetes/environment.ts";
import { strimziBootstrap } from "../kubernetes/kafka-topic.ts";
import { applicationLabels, type Labels, streamletLabels } from "../kubernetes/metadata.ts";
import { storageClaim } from "../kubernetes/pods-config.ts";
import { opaqueSecret } from "../kubernetes/secret.ts";
import { streamletFiles } from "../kubernetes/streamlet-secret.ts";
import { dnsLabel, dnsSubdomain } from "../names/dns1123.ts";
import { type NameRule, subdomainRule } from "../names/resource-names.ts";

import { cloudflowAccess, cloudflowServiceAccount } from "./access.ts";
import { flinkApplication } from "./flink-application.ts";
import { topicConfigMap } from "./topic-config-map.ts";

const flinkApplicationRule: NameRule = { maxLength: 63, startsWithLetter: true };

export const flinkApplicationTarget = defineTarget({
  id: "flink-application",
  title: "What Cloudflow makes of it",
  description:
    "The resources that the command line and operator of Cloudflow 2.0 to 2.2 make of the application resource, numbered in the order in which they come about: claim and access rights, a Secret per streamlet, topics, a FlinkApplication per Flink streamlet. To read and compare: the FlinkApplication's operator is no longer maintained.",
  render(application) {
    const files = createExportFiles();
    const labels = { ...applicationLabels(application), "app.kubernetes.io/managed-by": "cloudflow" };
    const resources = application.streamlets.map((streamlet) => {
      const context = contextOf(application, streamlet, files);
      const secrets: SecretEntries = new Map(streamletFiles(application, streamlet, strimziBootstrap));
      const isFlink = streamlet.descriptor.runtime === "flink";
      return { context, secrets, ...(isFlink ? { flink: flinkApplication(context, secrets) } : {}) };
    });
    addShared(
      resources.some(({ flink }) => flink !== undefined),
      labels,
      files,
    );
    for (const { context, secrets } of resources) {
      const own = {
        ...streamletLabels(application, context.streamlet.name, context.name),
        "app.kubernetes.io/managed-by": "cloudflow",
      };
      files.add(`2-secrets/${context.secretName}`, opaqueSecret(context.secretName, own, secrets));
    }
    addTopics(application, labels, files);
    for (const { context, flink } of resources) {
      if (flink !== undefined) files.add(`4-flink-applications/${context.name}`, flink);
    }
    noteOthers(application, files);
    return { files: files.files, notes: files.notes };
  },
});

function addShared(hasFlink: boolean, labels: Labels, files: ExportFiles): void {
  const claim = storageClaim("flink");
  if (!hasFlink || claim === undefined) return;
  const access = cloudflowAccess(labels);
  files.add("1-before/persistent-volume-claim", sharedClaim(claim, labels));
  files.note({
    severity: "info",
    path: "1-before/persistent-volume-claim.yaml",
    message: `Cloudflow expects the claim ${claim} to be there; here it asks for ${defaultStorage}.`,
  });
  files.add("1-before/service-account", access.serviceAccount);
  files.add("1-before/role", access.role);
  files.add("1-before/role-binding", access.roleBinding);
}

function addTopics(application: Application, labels: Labels, files: ExportFiles): void {
  for (const topic of application.topics) {
    if (!topic.managed) continue;
    const name = files.name("ConfigMap", ["topic", topic.id], subdomainRule);
    files.add(`3-topics/${name}`, topicConfigMap(topic, name, labels));
  }
}

function contextOf(
  application: Application,
  streamlet: ApplicationStreamlet,
  files: ExportFiles,
): StreamletContext {
  const claims = new Map(streamlet.descriptor.volumeMounts.map(({ name, pvcName }) => [name, pvcName ?? ""]));
  const note: StreamletContext["note"] = (severity, message) =>
    files.note({ severity, message, streamlet: streamlet.name });
  for (const [mount, claim] of claims) {
    if (claim === "")
      note("error", `Volume mount ${mount} of ${streamlet.name} needs the name of a claim (pvc_name).`);
  }
  return {
    application,
    streamlet,
    name: files.name(
      "Streamlet",
      [dnsLabel(application.id) || "application", streamlet.name],
      flinkApplicationRule,
      streamlet.name,
    ),
    secretName: files.name("Secret", [dnsSubdomain(streamlet.name)], subdomainRule, streamlet.name),
    serviceAccount: cloudflowServiceAccount,
    claimOf: (mount) => claims.get(mount) ?? "",
    note,
  };
}

function noteOthers(application: Application, files: ExportFiles): void {
  const others = application.streamlets.filter(({ descriptor }) => descriptor.runtime !== "flink");
  if (others.length === 0) return;
  files.note({
    severity: "info",
    message: `Of other runtimes, so with a Secret but without a FlinkApplication: ${others.map(({ name }) => name).join(", ")}.`,
  });
}
