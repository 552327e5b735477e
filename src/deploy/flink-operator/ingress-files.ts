/** Ways into the cluster for streamlets that serve requests: apart from the rest, because a host has to be chosen. */
import type { ExportFiles } from "../export-files.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { serverIngress } from "../kubernetes/server.ts";
import { kustomization } from "./kustomization.ts";

export interface ServedStreamlet {
  readonly context: StreamletContext;
  readonly serviceName: string;
}

/** Under this the Ingresses ask for hosts; reserved for examples by RFC 2606. */
const exampleDomain = "example.com";
const folder = "ingress";

/** Adds the folder `ingress`, which `kubectl apply -k` applies by itself; nothing where nothing is served. */
export function ingressFiles(served: readonly ServedStreamlet[], files: ExportFiles): void {
  if (served.length === 0) return;
  for (const { context, serviceName } of served) {
    const host = `${serviceName}.${exampleDomain}`;
    files.add(`${folder}/${serviceName}`, serverIngress(context, serviceName, host));
  }
  const resources = served.map(({ serviceName }) => `${serviceName}.yaml`);
  files.add(`${folder}/kustomization`, kustomization(resources));
  files.note({
    severity: "info",
    path: `${folder}/kustomization.yaml`,
    message: `The folder ${folder} is optional: choose hosts in place of those under ${exampleDomain}, then kubectl apply -k ${folder} opens the servers to the outside.`,
  });
}
