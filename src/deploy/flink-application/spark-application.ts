/** A Spark streamlet as Cloudflow's operator hands it to the Spark operator of its time. */
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { envVars, jvmOptions, type SecretEntries } from "../kubernetes/environment.ts";
import { configuredPods, flatTexts } from "../kubernetes/pods-config.ts";
import { podSecurity, podVolumes } from "../kubernetes/volumes.ts";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { cloudflowLabels } from "./cloudflow-labels.ts";

/** What the operator is installed with, under what the user sets. */
const installed = [
  ["spark.driver.cores", "1"],
  ["spark.driver.memory", "1024M"],
  ["spark.executor.cores", "1"],
  ["spark.executor.memory", "2G"],
] as const;
const sparkVersion = "2.4.5";

/** Secret values of the environment go into `secrets`; secret Spark options are left out with a note. */
export function sparkApplication(context: StreamletContext, secrets: SecretEntries) {
  const { streamlet, name, secretName } = context;
  const pods = configuredPods(streamlet);
  const { volumes, mounts } = podVolumes(streamlet, secretName, context.claimOf);
  const jvm = jvmOptions(pods);
  const container = pods.pod?.container;
  const env = envVars(
    [...(container?.env ?? []).filter((entry) => entry.name !== "JAVA_OPTS"), ...jvm.secretEnv],
    secretName,
    secrets,
  );
  // The Spark operator mounts the Secret itself.
  const isSecret = (volume: { readonly name: string }) => volume.name === "secret-vol";
  const limit = container?.limits.get("cpu");
  const request = container?.requests.get("cpu");
  const common = {
    ...(jvm.options === undefined ? {} : { javaOptions: jvm.options }),
    ...(limit === undefined ? {} : { coreLimit: limit }),
    ...(env.length === 0 ? {} : { env }),
    labels: { ...cloudflowLabels(context), version: sparkVersion, ...plainObject(pods.pod?.labels ?? []) },
    annotations: plainObject(pods.pod?.annotations ?? []),
    secrets: [{ name: secretName, path: "/etc/cloudflow-runner-secret", secretType: "Generic" }],
    volumeMounts: mounts.filter((mount) => !isSecret(mount)),
    ...podSecurity(streamlet),
  };
  return {
    apiVersion: "sparkoperator.k8s.io/v1beta2",
    kind: "SparkApplication",
    metadata: { name, labels: cloudflowLabels(context) },
    spec: {
      type: "Scala",
      mode: "cluster",
      sparkVersion,
      image: streamlet.image,
      imagePullPolicy: "Always",
      mainClass: "cloudflow.runner.Runner",
      mainApplicationFile: "spark-internal",
      sparkConf: sparkConf(context),
      volumes: volumes.filter((volume) => !isSecret(volume)),
      driver: { ...common, serviceAccount: context.serviceAccount },
      executor: {
        ...common,
        instances: streamlet.replicas ?? 1,
        ...(request === undefined ? {} : { coreRequest: request }),
      },
      restartPolicy: { type: "Always", onFailureRetryInterval: 10, onSubmissionFailureRetryInterval: 60 },
      monitoring: {
        exposeDriverMetrics: true,
        exposeExecutorMetrics: true,
        prometheus: {
          jmxExporterJar: "/prometheus/jmx_prometheus_javaagent.jar",
          configFile: "/prometheus/prometheus.yaml",
          port: 2050,
        },
      },
    },
  };
}

function sparkConf(context: StreamletContext): { readonly [key: string]: string } {
  const options = new Map<string, string>(installed);
  for (const [key, value] of flatTexts(faithfulPlain(context.streamlet.config))) {
    if (isSecretSetting(key, value)) {
      context.note(
        "warning",
        `${key} is a secret and left out: a SparkApplication is no Secret. Cloudflow would write it here in plain text.`,
      );
    } else options.set(key, value);
  }
  return plainObject(options);
}
