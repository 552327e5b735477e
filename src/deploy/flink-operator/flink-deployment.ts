/** A Flink streamlet as FlinkDeployment of the Apache Flink Kubernetes Operator. */
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import {
  envVars,
  flinkEnv,
  javaOptions,
  type SecretEntries,
  secretEnvVars,
} from "../kubernetes/environment.ts";
import { streamletLabels } from "../kubernetes/metadata.ts";
import { configuredPods, type EnvEntry, type PodsConfig } from "../kubernetes/pods-config.ts";
import { flinkMemory, quantityNumber } from "../kubernetes/quantity.ts";
import { flinkResources } from "../kubernetes/resources.ts";
import { podSecurity, podVolumes } from "../kubernetes/volumes.ts";
import { configuredPort } from "../kubernetes/workload.ts";
import { plainObject, sortedKeys } from "../text/sorted-keys.ts";
import { flinkConfiguration } from "./flink-configuration.ts";
import { operatorFlinkVersion } from "./flink-version.ts";
import { isHighlyAvailable, upgradeMode } from "./upgrade-mode.ts";

/** The container that the operator takes for Flink's own. */
const mainContainer = "flink-main-container";
/** Where Cloudflow's images keep the runner, and its entry point. */
const jarUri = "local:///opt/flink/usrlib/cloudflow-runner.jar";
const entryClass = "cloudflow.runner.Runner";

/** Bytes for a pod whose configured memory is no quantity. */
const smallestMemory = 2 ** 30;

type Role = "jobManager" | "taskManager";

/** The resource; what does not fit the operator's rules is noted. Secret values go into `secrets`. */
export function flinkDeployment(context: StreamletContext, secrets: SecretEntries) {
  const { application, streamlet, name, secretName } = context;
  const pods = configuredPods(streamlet);
  const version = operatorFlinkVersion(application.flinkVersion);
  if (version.problem !== undefined) context.note("error", version.problem);
  const jvm = pods.pod?.container?.env.find((entry) => entry.name === javaOptions)?.value;
  const configuration = flinkConfiguration(streamlet, version, jvm);
  for (const warning of configuration.warnings) context.note("warning", warning);

  const { volumes, mounts } = podVolumes(streamlet, secretName, context.claimOf);
  const claims = new Set(
    volumes.filter((volume) => volume.persistentVolumeClaim).map((volume) => volume.name),
  );
  const writable = mounts.filter((mount) => claims.has(mount.name) && mount.readOnly !== true);
  const upgrade = upgradeMode(
    configuration.options,
    writable.map(({ mountPath }) => mountPath),
  );
  context.note("info", `Upgrade mode ${upgrade.mode}: ${upgrade.reason}.`);

  const environment = environments(pods, configuration.secretEnv, secretName, secrets);
  const roleOf = (role: Role) => roleSpec(context, pods, role, environment[role], configuration.options);
  const jobManager = roleOf("jobManager");
  const taskManager = roleOf("taskManager");
  const labels = streamletLabels(application, streamlet.name, name);
  const ports = (pods.pod?.container?.ports ?? []).flatMap(configuredPort);
  return {
    apiVersion: "flink.apache.org/v1beta1",
    kind: "FlinkDeployment",
    metadata: {
      name,
      labels: { ...plainObject(pods.pod?.labels ?? []), ...labels },
      ...annotations(pods),
    },
    spec: {
      image: streamlet.image,
      imagePullPolicy: "Always",
      flinkVersion: version.name,
      mode: "native",
      serviceAccount: context.serviceAccount,
      // What the user sets wins over what follows from requests and limits.
      flinkConfiguration: sortedKeys(
        plainObject([...jobManager.limitFactors, ...taskManager.limitFactors, ...configuration.options]),
      ),
      jobManager: { ...jobManager.spec, replicas: jobManagerReplicas(context, configuration) },
      taskManager: taskManager.spec,
      podTemplate: {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { labels: { ...plainObject(pods.pod?.labels ?? []), ...labels }, ...annotations(pods) },
        spec: {
          ...podSecurity(streamlet),
          containers: [
            {
              name: mainContainer,
              ...(environment.common.length === 0 ? {} : { env: environment.common }),
              ...(ports.length === 0 ? {} : { ports }),
              volumeMounts: mounts,
            },
          ],
          volumes,
        },
      },
      job: {
        jarURI: jarUri,
        entryClass,
        parallelism: Math.max(1, streamlet.replicas ?? configuration.parallelism ?? 1),
        state: "running",
        upgradeMode: upgrade.mode,
      },
    },
  };
}

function annotations(pods: PodsConfig): { annotations?: { readonly [key: string]: string } } {
  const configured = pods.pod?.annotations ?? new Map<string, string>();
  return configured.size === 0 ? {} : { annotations: plainObject(configured) };
}

/** Variables that both roles share stand in the common template, the others in the one of their role. */
function environments(
  pods: PodsConfig,
  secretEnv: readonly EnvEntry[],
  secretName: string,
  secrets: SecretEntries,
): { readonly common: IEnvVar[]; readonly jobManager: IEnvVar[]; readonly taskManager: IEnvVar[] } {
  const shared = secretEnvVars(secretEnv, secretName, secrets, "flink");
  const isShared = pods.jobManager === undefined && pods.taskManager === undefined;
  if (isShared) {
    const common = envVars(flinkEnv(pods, "jobManager"), secretName, secrets);
    return { common: [...common, ...shared], jobManager: [], taskManager: [] };
  }
  return {
    common: shared,
    jobManager: envVars(flinkEnv(pods, "jobManager"), secretName, secrets, "env.job-manager"),
    taskManager: envVars(flinkEnv(pods, "taskManager"), secretName, secrets, "env.task-manager"),
  };
}

/**
 * Flink sizes the JVM by the container's memory, which the operator makes request and limit alike: the limit
 * counts. Of the processor the request counts, and Flink raises the limit by a factor.
 */
function roleSpec(
  context: StreamletContext,
  pods: PodsConfig,
  role: Role,
  env: IEnvVar[],
  options: ReadonlyMap<string, string>,
) {
  const { requests, limits } = flinkResources(pods, role);
  const memory = Math.max(
    numberOf(context, role, "memory", requests.get("memory")) ?? 0,
    numberOf(context, role, "memory", limits.get("memory")) ?? 0,
  );
  const configured = options.get(`${role.toLowerCase()}.memory.process.size`);
  const cpuLimit = numberOf(context, role, "cpu", limits.get("cpu"));
  const cpu = numberOf(context, role, "cpu", requests.get("cpu")) ?? cpuLimit;
  const factorKey = `kubernetes.${role.toLowerCase()}.cpu.limit-factor`;
  const factor = cpu !== undefined && cpuLimit !== undefined && cpuLimit > cpu ? cpuLimit / cpu : 1;
  return {
    spec: {
      resource: {
        ...(cpu === undefined ? {} : { cpu }),
        memory: configured ?? flinkMemory(memory || smallestMemory),
      },
      ...(env.length === 0
        ? {}
        : {
            podTemplate: {
              apiVersion: "v1",
              kind: "Pod",
              spec: { containers: [{ name: mainContainer, env }] },
            },
          }),
    },
    limitFactors: factor === 1 ? [] : [[factorKey, String(Number(factor.toFixed(3)))] as const],
  };
}

function numberOf(
  context: StreamletContext,
  role: Role,
  resource: string,
  text: string | undefined,
): number | undefined {
  if (text === undefined) return undefined;
  const number = quantityNumber(text);
  if (number === undefined) {
    context.note(
      "error",
      `${resource} of the ${words(role)} is “${text}”, which is no positive Kubernetes quantity.`,
    );
  }
  return number;
}

function words(role: Role): string {
  return role === "jobManager" ? "job manager" : "task manager";
}

/** The operator accepts standby job managers only with high availability. */
function jobManagerReplicas(
  context: StreamletContext,
  configuration: ReturnType<typeof flinkConfiguration>,
): number {
  const wanted = configuration.jobManagerReplicas;
  if (wanted === 1 || isHighlyAvailable(configuration.options)) return wanted;
  context.note(
    "error",
    `${wanted} job managers need high availability, so one is written. Set high-availability.type = kubernetes and high-availability.storageDir.`,
  );
  return 1;
}
