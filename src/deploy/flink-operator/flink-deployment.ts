/** A Flink streamlet as FlinkDeployment of the Apache Flink Kubernetes Operator. */
import { containerPorts } from "../kubernetes/container-ports.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { jvmOptions, type SecretEntries } from "../kubernetes/environment.ts";
import { fullNames, type Labels, streamletLabels } from "../kubernetes/metadata.ts";
import { configuredPods, type PodsConfig } from "../kubernetes/pods-config.ts";
import { podSecurity, podVolumes } from "../kubernetes/volumes.ts";
import { plainObject, sortedKeys } from "../text/sorted-keys.ts";
import { flinkConfiguration } from "./flink-configuration.ts";
import { operatorFlinkVersion } from "./flink-version.ts";
import { mainContainer } from "./main-container.ts";
import { roleEnvironment } from "./role-environment.ts";
import { type Role, roleSpec } from "./role-spec.ts";
import { isHighlyAvailable, upgradeMode } from "./upgrade-mode.ts";

/** Where Cloudflow's images keep the runner, and its entry point. */
const jarUri = "local:///opt/flink/usrlib/cloudflow-runner.jar";
const entryClass = "cloudflow.runner.Runner";

/** The resource; what does not fit the operator's rules is noted. Secret values go into `secrets`. */
export function flinkDeployment(context: StreamletContext, secrets: SecretEntries) {
  const { application, streamlet, name, secretName } = context;
  const pods = configuredPods(streamlet);
  const version = operatorFlinkVersion(application.flinkVersion);
  if (version.problem !== undefined) context.note("error", version.problem);
  const jvm = jvmOptions(pods);
  const configuration = flinkConfiguration(streamlet, version, jvm.options);
  for (const { severity, message } of configuration.notes) context.note(severity, message);

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

  const environment = roleEnvironment(
    pods,
    [...configuration.secretEnv, ...jvm.secretEnv],
    secretName,
    secrets,
  );
  const roleOf = (role: Role) => roleSpec(context, pods, role, environment[role], configuration.options);
  const jobManager = roleOf("jobManager");
  const taskManager = roleOf("taskManager");
  const labels = streamletLabels(application, streamlet.name, name);
  const ports = containerPorts(streamlet);
  return {
    apiVersion: "flink.apache.org/v1beta1",
    kind: "FlinkDeployment",
    metadata: {
      name,
      labels: { ...plainObject(pods.pod?.labels ?? []), ...labels },
      ...annotations(pods, fullNames(application, streamlet.name)),
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

function annotations(pods: PodsConfig, own: Labels = {}): { annotations?: Labels } {
  const all = [...Object.entries(own), ...(pods.pod?.annotations ?? [])];
  return all.length === 0 ? {} : { annotations: plainObject(all) };
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
