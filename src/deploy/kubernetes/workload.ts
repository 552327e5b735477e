/** Streamlets of runtimes without an operator of their own, as plain Kubernetes workloads. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IContainerPort } from "kubernetes-models/v1/ContainerPort";
import type { IService } from "kubernetes-models/v1/Service";
import type { PlainValue } from "../../hocon/index.ts";
import { containerPort, serverConfigPath } from "../cloudflow/server-attribute.ts";
import { field, scalarText } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import type { StreamletContext } from "./deployment-context.ts";
import { envVars, type SecretEntries } from "./environment.ts";
import { streamletLabels } from "./metadata.ts";
import { configuredPods } from "./pods-config.ts";
import { containerResources } from "./resources.ts";
import { podSecurity, podVolumes } from "./volumes.ts";

const portName = "streamlet";

export function workload(context: StreamletContext, secrets: SecretEntries): IDeployment {
  const { application, streamlet, name, secretName } = context;
  const { pod } = configuredPods(streamlet);
  const labels = streamletLabels(application, streamlet.name, name);
  const { volumes, mounts } = podVolumes(streamlet, secretName, context.claimOf);
  const env = envVars(pod?.container?.env ?? [], secretName, secrets);
  const ports = containerPorts(context);
  const { requests = new Map(), limits = new Map() } = pod?.container ?? {};
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels },
    spec: {
      replicas: streamlet.replicas ?? 1,
      selector: { matchLabels: { "app.kubernetes.io/name": name } },
      // Two versions of a streamlet must not read the same partitions with different code at the same time.
      strategy: { type: isServer(context) ? "RollingUpdate" : "Recreate" },
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

/** The Service of a streamlet that serves requests; undefined for others. */
export function serverService(context: StreamletContext): IService | undefined {
  if (!isServer(context)) return undefined;
  const { application, streamlet, name } = context;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, labels: streamletLabels(application, streamlet.name, name) },
    spec: {
      selector: { "app.kubernetes.io/name": name },
      ports: [{ name: portName, port: containerPort, targetPort: containerPort, protocol: "TCP" }],
    },
  };
}

function isServer({ streamlet }: StreamletContext): boolean {
  return serverConfigPath(streamlet.descriptor) !== undefined;
}

function containerPorts(context: StreamletContext): IContainerPort[] {
  const own: IContainerPort[] = isServer(context) ? [{ containerPort, name: portName }] : [];
  const configured = configuredPods(context.streamlet).pod?.container?.ports ?? [];
  return [...own, ...configured.flatMap(configuredPort)];
}

/** A port as configuration writes it; nothing where it has no number. */
export function configuredPort(port: PlainValue): IContainerPort[] {
  const number = portNumber(field(port, "container-port"));
  if (number === undefined) return [];
  const name = scalarText(field(port, "name"));
  const hostIp = scalarText(field(port, "host-ip"));
  const hostPort = portNumber(field(port, "host-port"));
  return [
    {
      containerPort: number,
      protocol: (scalarText(field(port, "protocol")) ?? "TCP").toUpperCase() as "TCP",
      ...(name === undefined || name === "" ? {} : { name }),
      ...(hostIp === undefined || hostIp === "" ? {} : { hostIP: hostIp }),
      ...(hostPort === undefined ? {} : { hostPort }),
    },
  ];
}

function portNumber(value: PlainValue | undefined): number | undefined {
  const number = Number(scalarText(value) ?? Number.NaN);
  return Number.isInteger(number) && number >= 1 && number <= 65535 ? number : undefined;
}
