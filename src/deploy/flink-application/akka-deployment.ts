/** An Akka streamlet as Cloudflow's operator deploys it, and the Service of one with an endpoint. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IService } from "kubernetes-models/v1/Service";
import { containerPort } from "../cloudflow/server-attribute.ts";
import { containerPorts } from "../kubernetes/container-ports.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { envVars, type SecretEntries } from "../kubernetes/environment.ts";
import { configuredPods } from "../kubernetes/pods-config.ts";
import { containerResources } from "../kubernetes/resources.ts";
import { isServer, serverPortName } from "../kubernetes/server.ts";
import { podSecurity, podVolumes } from "../kubernetes/volumes.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { cloudflowLabels } from "./cloudflow-labels.ts";

/** What the operator is installed with, under what the user sets. */
const installedRequests = [
  ["cpu", "0.1"],
  ["memory", "128M"],
] as const;
const installedEnv = [
  { name: "JAVA_OPTS", value: "-XX:MaxRAMPercentage=50.0 -Djdk.nio.maxCachedBufferSize=1048576" },
  { name: "PROMETHEUS_JMX_AGENT_PORT", value: "2050" },
];
/** As Cloudflow calls the port of an endpoint. */
const endpointPort = `c-port-${containerPort}`;
const metricsPort = { containerPort: 2050, name: "prom-metrics" };

/** The streamlet writes these files where it lives and where it can take records. */
function probe(streamlet: string, state: "live" | "ready") {
  return {
    exec: { command: ["/bin/sh", "-c", `cat /tmp/${streamlet}-${state}.txt > /dev/null`] },
    initialDelaySeconds: 10,
    timeoutSeconds: 1,
    periodSeconds: 10,
  };
}

/** Secret values of the environment go into `secrets`. */
export function akkaDeployment(context: StreamletContext, secrets: SecretEntries): IDeployment {
  const { streamlet, name, secretName } = context;
  const { pod } = configuredPods(streamlet);
  const { volumes, mounts } = podVolumes(streamlet, secretName, context.claimOf);
  const ports = containerPorts(streamlet).map((port) =>
    port.name === serverPortName ? { ...port, name: endpointPort } : port,
  );
  const requests = new Map([...installedRequests, ...(pod?.container?.requests ?? [])]);
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels: cloudflowLabels(context) },
    spec: {
      replicas: streamlet.replicas ?? 1,
      selector: { matchLabels: { "app.kubernetes.io/name": name } },
      strategy: isServer(streamlet) ? { type: "RollingUpdate", rollingUpdate: {} } : { type: "Recreate" },
      template: {
        metadata: {
          name,
          labels: { ...plainObject(pod?.labels ?? []), ...cloudflowLabels(context) },
          annotations: { "prometheus.io/scrape": "true", ...plainObject(pod?.annotations ?? []) },
        },
        spec: {
          serviceAccountName: context.serviceAccount,
          ...podSecurity(streamlet),
          containers: [
            {
              name,
              image: streamlet.image,
              imagePullPolicy: "Always",
              env: envVars([...installedEnv, ...(pod?.container?.env ?? [])], secretName, secrets),
              ports: [...ports, metricsPort],
              ...containerResources({ requests, limits: pod?.container?.limits ?? new Map() }, context.note),
              livenessProbe: probe(streamlet.name, "live"),
              readinessProbe: probe(streamlet.name, "ready"),
              volumeMounts: mounts,
            },
          ],
          volumes,
        },
      },
    },
  };
}

/** Requests reach the streamlet by a Service with a name of its own. */
export function endpointService(context: StreamletContext, serviceName: string): IService {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: serviceName, labels: cloudflowLabels(context) },
    spec: {
      selector: { "app.kubernetes.io/name": context.name },
      ports: [{ name: endpointPort, port: containerPort, targetPort: endpointPort, protocol: "TCP" }],
    },
  };
}
