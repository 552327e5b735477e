/** Requests and limits of Flink's pods: Cloudflow's installed defaults under the user's (CLOUDFLOW.md section 5). */
import { plainObject } from "../text/sorted-keys.ts";
import type { PodConfig, PodsConfig, Quantities } from "./pods-config.ts";
import { isQuantity } from "./quantity.ts";

type QuantityObject = { readonly [resource: string]: string };

export interface PodResources {
  readonly requests: Quantities;
  readonly limits: Quantities;
}

const jobManager: PodResources = {
  requests: new Map([
    ["cpu", "0.5"],
    ["memory", "512Mi"],
  ]),
  limits: new Map([
    ["cpu", "2.0"],
    ["memory", "1024Mi"],
  ]),
};

const taskManager: PodResources = {
  requests: new Map([
    ["cpu", "1.0"],
    ["memory", "1024Mi"],
  ]),
  limits: new Map([
    ["cpu", "2.0"],
    ["memory", "2048Mi"],
  ]),
};

/** `pods.pod` overlays the defaults entry by entry if that section exists; else the pod's own section does. */
export function flinkResources(pods: PodsConfig, role: "jobManager" | "taskManager"): PodResources {
  const defaults = role === "jobManager" ? jobManager : taskManager;
  const section: PodConfig | undefined = pods.pod ?? pods[role];
  return {
    requests: new Map([...defaults.requests, ...(section?.container?.requests ?? [])]),
    limits: new Map([...defaults.limits, ...(section?.container?.limits ?? [])]),
  };
}

/** Resources of a container, without what is no quantity, which Kubernetes would refuse; that is noted. */
export function containerResources(
  resources: PodResources,
  note: (severity: "error", message: string) => void,
): { readonly resources?: { readonly requests: QuantityObject; readonly limits: QuantityObject } } {
  const checked = (quantities: Quantities) =>
    [...quantities].filter(([resource, text]) => {
      if (isQuantity(text)) return true;
      note("error", `${resource} is “${text}”, which is no Kubernetes quantity; it is left out.`);
      return false;
    });
  const requests = checked(resources.requests);
  const limits = checked(resources.limits);
  if (requests.length + limits.length === 0) return {};
  return { resources: { requests: plainObject(requests), limits: plainObject(limits) } };
}
