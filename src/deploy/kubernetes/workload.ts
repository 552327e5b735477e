/** Streamlets of runtimes without an operator of their own, as plain Kubernetes workloads. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import { plainObject } from "../text/sorted-keys.ts";
import { containerPorts } from "./container-ports.ts";
import type { StreamletContext } from "./deployment-context.ts";
import { envVars, type SecretEntries } from "./environment.ts";
import { fullNames, streamletLabels } from "./metadata.ts";
import { configuredPods } from "./pods-config.ts";
import { containerResources } from "./resources.ts";
import { isServer } from "./server.ts";
import { podSecurity, podVolumes } from "./volumes.ts";

export function workload(context: StreamletContext, secrets: SecretEntries): IDeployment {
  const { application, streamlet, name, secretName } = context;
  const { pod } = configuredPods(streamlet);
  const labels = streamletLabels(application, streamlet.name, name);
  const names = fullNames(application, streamlet.name);
  const { volumes, mounts } = podVolumes(streamlet, secretName, context.claimOf);
  const env = envVars(pod?.container?.env ?? [], secretName, secrets);
  const ports = containerPorts(streamlet);
  const { requests = new Map(), limits = new Map() } = pod?.container ?? {};
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels, ...(Object.keys(names).length === 0 ? {} : { annotations: names }) },
    spec: {
      replicas: streamlet.replicas ?? 1,
      selector: { matchLabels: { "app.kubernetes.io/name": name } },
      // Two versions of a streamlet must not read the same partitions with different code at the same time.
      strategy: { type: isServer(streamlet) ? "RollingUpdate" : "Recreate" },
      template: {
        metadata: {
          labels: { ...plainObject(pod?.labels ?? []), ...labels },
          ...(pod === undefined || pod.annotations.size === 0
            ? {}
            : { annotations: plainObject(pod.annotations) }),
        },
        spec: {
          serviceAccountName: context.serviceAccount,
          ...podSecurity(streamlet),
          containers: [
            {
              name: "streamlet",
              image: streamlet.image,
              imagePullPolicy: "Always",
              ...(env.length === 0 ? {} : { env }),
              ...(ports.length === 0 ? {} : { ports }),
              ...containerResources({ requests, limits }, context.note),
              volumeMounts: mounts,
            },
          ],
          volumes,
        },
      },
    },
  };
}
