/** Target `flink-application`: what Cloudflow's command line and operator make of the application. */

import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import { defineTarget } from "../define-target.ts";
import { createExportFiles, type ExportFiles } from "../export-files.ts";
import { defaultStorage, sharedClaim } from "../kubernetes/claims.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import type { SecretEntries } from "../kubernetes/environment.ts";
import { strimziBootstrap } from "../kubernetes/kafka-topic.ts";
import { applicationLabels, type Labels } from "../kubernetes/metadata.ts";
import { storageClaim } from "../kubernetes/pods-config.ts";
import { opaqueSecret } from "../kubernetes/secret.ts";
import { isServer } from "../kubernetes/server.ts";
import { streamletFiles } from "../kubernetes/streamlet-secret.ts";
import { dnsLabel, dnsSubdomain } from "../names/dns1123.ts";
import { type NameRule, subdomainRule } from "../names/resource-names.ts";
import { cloudflowServiceAccount, runtimeAccess, serviceAccount } from "./access.ts";
import { akkaDeployment, endpointService } from "./akka-deployment.ts";
import { cloudflowLabels, managedByCloudflow } from "./cloudflow-labels.ts";
import { flinkApplication } from "./flink-application.ts";
import { sparkApplication } from "./spark-application.ts";
import { topicConfigMap } from "./topic-config-map.ts";

/** Cloudflow adds an ending to it. */
const serviceRule: NameRule = { maxLength: 63, startsWithLetter: true };
const flinkApplicationRule: NameRule = { maxLength: 63, startsWithLetter: true };

export const flinkApplicationTarget = defineTarget({
  id: "flink-application",
  title: "What Cloudflow makes of it",
  description:
    "The resources that the command line and operator of Cloudflow 2.0 to 2.2 make of the application resource, numbered in the order in which they come about: what must be there, Secrets, access rights, topics, Services, and the workloads of Akka, Spark and Flink. To read and compare: the operators of SparkApplication and FlinkApplication that it used are no longer maintained.",
  render(application) {
    const files = createExportFiles();
    const labels = { ...applicationLabels(application), ...managedByCloudflow };
    const resources = application.streamlets.map((streamlet) => {
      const context = contextOf(application, streamlet, files);
      const secrets: SecretEntries = new Map(streamletFiles(application, streamlet, strimziBootstrap));
      return { context, secrets, workload: workloadOf(context, secrets) };
    });
    const present = new Set(application.streamlets.map(({ descriptor }) => descriptor.runtime));
    const runtimes = runtimeOrder.filter((runtime) => present.has(runtime));
    addClaims(runtimes, labels, files);
    files.add("2-secrets/service-account", serviceAccount(labels));
    for (const { context, secrets } of resources) {
      files.add(
        `2-secrets/${context.secretName}`,
        opaqueSecret(context.secretName, cloudflowLabels(context), secrets),
      );
    }
    for (const runtime of runtimes) {
      const access = runtimeAccess(runtime, labels);
      if (access === undefined) continue;
      files.add(`3-access/${runtime}-role`, access.role);
      files.add(`3-access/${runtime}-role-binding`, access.roleBinding);
    }
    addTopics(application, labels, files);
    for (const { context } of resources.filter((one) => isServer(one.context.streamlet))) {
      const { streamlet, name } = context;
      const service = files.name("Service", [name, "service"], serviceRule, streamlet.name);
      files.add(`5-services/${service}`, endpointService(context, service));
    }
    for (const runtime of runtimes) {
      for (const { context, workload } of resources) {
        if (workload === undefined || context.streamlet.descriptor.runtime !== runtime) continue;
        files.add(`${workload.folder}/${context.name}`, workload.resource);
      }
    }
    noteOthers(application, files);
    return { files: files.files, notes: files.notes };
  },
});

/** In this order the operator deploys the streamlets of an application. */
const runtimeOrder: readonly string[] = ["akka", "spark", "flink"];

function workloadOf(
  context: StreamletContext,
  secrets: SecretEntries,
): { readonly folder: string; readonly resource: object } | undefined {
  switch (context.streamlet.descriptor.runtime) {
    case "akka":
      return { folder: "6-deployments", resource: akkaDeployment(context, secrets) };
    case "spark":
      return { folder: "7-spark-applications", resource: sparkApplication(context, secrets) };
    case "flink":
      return { folder: "8-flink-applications", resource: flinkApplication(context, secrets) };
    default:
      return undefined;
  }
}

/** Cloudflow's command line asks for the claims of the runtimes that keep state. */
function addClaims(runtimes: readonly string[], labels: Labels, files: ExportFiles): void {
  for (const runtime of runtimes) {
    const claim = storageClaim(runtime);
    if (claim === undefined) continue;
    files.add(`1-before/${claim}`, sharedClaim(claim, labels));
    files.note({
      severity: "info",
      path: `1-before/${claim}.yaml`,
      message: `Cloudflow expects the claim ${claim} to be there; here it asks for ${defaultStorage}.`,
    });
  }
}

function addTopics(application: Application, labels: Labels, files: ExportFiles): void {
  for (const topic of application.topics) {
    if (!topic.managed) continue;
    const name = files.name("ConfigMap", ["topic", topic.id], subdomainRule);
    files.add(`4-topics/${name}`, topicConfigMap(topic, name, labels));
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
  const others = application.streamlets.filter(
    ({ descriptor }) => !runtimeOrder.includes(descriptor.runtime),
  );
  if (others.length === 0) return;
  files.note({
    severity: "warning",
    message: `Of runtimes that Cloudflow does not have, so with a Secret but without a workload: ${others.map(({ name }) => name).join(", ")}.`,
  });
}
