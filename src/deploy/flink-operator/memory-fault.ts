/** Whether Flink can divide the memory of a process. */
import { flinkMemory } from "../kubernetes/quantity.ts";

type Role = "jobManager" | "taskManager";

const mebibyte = 2 ** 20;

/**
 * The least that Flink starts with when nothing but the size of the process is set: metaspace of 256 MiB, at least
 * 192 MiB beside the heap, for a job manager 128 MiB off the heap, for a task manager 256 MiB for the framework,
 * 64 MiB for the network, and 40% of what is Flink's as managed memory.
 */
const least: Readonly<Record<Role, number>> = { jobManager: 577 * mebibyte, taskManager: 982 * mebibyte };

/** A sentence where the memory is too small; nothing where the user divides it with options of Flink. */
export function memoryFault(
  role: Role,
  bytes: number,
  options: ReadonlyMap<string, string>,
): string | undefined {
  const prefix = `${role.toLowerCase()}.memory.`;
  if (bytes >= least[role] || [...options.keys()].some((key) => key.startsWith(prefix))) return undefined;
  const who = role === "jobManager" ? "job manager" : "task manager";
  return `Flink does not start a ${who} with ${flinkMemory(bytes)} of memory: it needs ${flinkMemory(least[role])} at least. Raise its memory under kubernetes.pods, or divide it with options below ${prefix.slice(0, -1)}.`;
}
