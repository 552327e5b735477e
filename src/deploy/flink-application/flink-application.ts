/** A Flink streamlet as Cloudflow's operator hands it to the Flink operator of its time (CLOUDFLOW.md section 5). */
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import {
  envVars,
  flinkEnv,
  jvmOptions,
  type SecretEntries,
  secretEnvVars,
} from "../kubernetes/environment.ts";
import { storageDefaults } from "../kubernetes/flink-storage.ts";
import { configuredPods, flatTexts, type PodsConfig } from "../kubernetes/pods-config.ts";
import { containerResources, flinkResources } from "../kubernetes/resources.ts";
import { podSecurity, podVolumes } from "../kubernetes/volumes.ts";
import { wholeNumber } from "../kubernetes/whole-number.ts";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { field } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { cloudflowLabels } from "./cloudflow-labels.ts";

/** Secret values of the environment go into `secrets`; secret Flink options are left out with a note. */
export function flinkApplication(context: StreamletContext, secrets: SecretEntries) {
  const { streamlet, name, secretName } = context;
  const pods = configuredPods(streamlet);
  const options = flinkConfig(context, pods);
  const { volumes, mounts } = podVolumes(streamlet, secretName, context.claimOf);
  const numberOf = (key: string) => wholeNumber(options.get(key)) ?? 1;
  return {
    apiVersion: "flink.k8s.io/v1beta1",
    kind: "FlinkApplication",
    metadata: {
      name,
      labels: { ...plainObject(pods.pod?.labels ?? []), ...cloudflowLabels(context) },
      annotations: {
        "prometheus.io/scrape": "true",
        "prometheus.io/port": "2050",
        ...plainObject(pods.pod?.annotations ?? []),
      },
    },
    spec: {
      image: streamlet.image,
      imagePullPolicy: "Always",
      flinkVersion: "1.10",
      deploymentMode: "Dual",
      jarName: "cloudflow-runner.jar",
      entryClass: "cloudflow.runner.Runner",
      restartNonce: "",
      serviceAccountName: context.serviceAccount,
      ...podSecurity(streamlet),
      parallelism: Math.max(1, streamlet.replicas ?? numberOf("parallelism.default")),
      flinkConfig: plainObject(options),
      jobManagerConfig: {
        replicas: numberOf("jobmanager.replicas"),
        ...roleConfig(context, pods, "jobManager", secrets),
      },
      taskManagerConfig: {
        taskSlots: numberOf("taskmanager.numberOfTaskSlots"),
        ...roleConfig(context, pods, "taskManager", secrets),
      },
      volumes,
      volumeMounts: mounts,
    },
  };
}

/** Cloudflow's storage, then the JVM's options, then everything under `flink`; the later wins. */
function flinkConfig(context: StreamletContext, pods: PodsConfig): ReadonlyMap<string, string> {
  const { streamlet } = context;
  const jvm = jvmOptions(pods);
  const options = new Map(storageDefaults(streamlet.name));
  if (jvm.options !== undefined) options.set("env.java.opts", jvm.options);
  for (const [key, value] of flatTexts(field(faithfulPlain(streamlet.config), "flink"))) {
    if (isSecretSetting(key, value)) {
      context.note(
        "warning",
        `${key} is a secret and left out: a FlinkApplication is no Secret. Cloudflow would write it here in plain text.`,
      );
    } else options.set(key, value);
  }
  return options;
}

function roleConfig(
  context: StreamletContext,
  pods: PodsConfig,
  role: "jobManager" | "taskManager",
  secrets: SecretEntries,
) {
  const prefix = role === "jobManager" ? "env.job-manager" : "env.task-manager";
  return {
    ...containerResources(flinkResources(pods, role), context.note),
    envConfig: {
      env: [
        ...envVars(flinkEnv(pods, role), context.secretName, secrets, prefix),
        ...secretEnvVars(jvmOptions(pods).secretEnv, context.secretName, secrets, "flink"),
      ],
    },
  };
}
