import { expect, it } from "vitest";
import { memoryFault } from "./memory-fault.ts";

/** The sizes are those at which Flink 1.17 and 1.18 themselves begin to find the memory of a process enough. */
it.each([
  ["jobManager", 576, "it needs 577m"],
  ["jobManager", 577, undefined],
  ["taskManager", 981, "it needs 982m"],
  ["taskManager", 982, undefined],
] as const)("a %s with %i MiB", (role, mebibytes, fault) => {
  const found = memoryFault(role, mebibytes * 2 ** 20, new Map());
  expect(found).toEqual(fault === undefined ? undefined : expect.stringContaining(fault));
  const divided = new Map([[`${role.toLowerCase()}.memory.jvm-metaspace.size`, "64m"]]);
  expect(memoryFault(role, mebibytes * 2 ** 20, divided)).toBeUndefined();
});
