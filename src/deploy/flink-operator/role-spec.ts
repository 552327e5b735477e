/** Resources and environment of the job manager or the task managers. */
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import type { PodsConfig } from "../kubernetes/pods-config.ts";
import { flinkMemory, quantityNumber } from "../kubernetes/quantity.ts";
import { flinkResources } from "../kubernetes/resources.ts";
import { mainContainer } from "./main-container.ts";
import { memoryFault } from "./memory-fault.ts";

export type Role = "jobManager" | "taskManager";

/** Bytes for a pod whose configured memory is no quantity. */
const smallestMemory = 2 ** 30;

/**
 * Flink sizes the JVM by the container's memory, which the operator makes request and limit alike: the limit
 * counts. Of the processor the request counts, and Flink raises the limit by a factor.
 */
export function roleSpec(
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
  const fault = memoryFault(role, memory || smallestMemory, options);
  if (fault !== undefined) context.note("error", fault);
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
