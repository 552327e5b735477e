/** How the requests for a streamlet with the attribute `server` reach its pods. */
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { IService } from "kubernetes-models/v1/Service";
import type { ApplicationStreamlet } from "../../config/index.ts";
import { containerPort, serverConfigPath } from "../cloudflow/server-attribute.ts";
import type { StreamletContext } from "./deployment-context.ts";
import { streamletLabels } from "./metadata.ts";

/** The name of the port in containers and in the Service. */
export const serverPortName = "streamlet";

export function isServer({ descriptor }: ApplicationStreamlet): boolean {
  return serverConfigPath(descriptor) !== undefined;
}

/**
 * The Service of a server streamlet. Flink's own Kubernetes code labels the pods that run the streamlet's operators
 * `component: taskmanager`, so that the job manager gets no requests.
 */
export function serverService(context: StreamletContext, serviceName: string): IService {
  const { application, streamlet, name } = context;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: serviceName, labels: streamletLabels(application, streamlet.name, name) },
    spec: {
      selector: {
        "app.kubernetes.io/name": name,
        ...(streamlet.descriptor.runtime === "flink" ? { component: "taskmanager" } : {}),
      },
      ports: [{ name: serverPortName, port: containerPort, targetPort: containerPort, protocol: "TCP" }],
    },
  };
}

/** An Ingress that leads requests for a host of their own to the Service, whatever their path. */
export function serverIngress(context: StreamletContext, serviceName: string, host: string): IIngress {
  const { application, streamlet, name } = context;
  const backend = { service: { name: serviceName, port: { number: containerPort } } };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: serviceName, labels: streamletLabels(application, streamlet.name, name) },
    spec: { rules: [{ host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }] },
  };
}
