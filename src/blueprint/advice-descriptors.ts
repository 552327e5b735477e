/** Advice on descriptors, found at the ports of the instances that use them. */
import type { DescriptorCatalog } from "./catalog.ts";
import type { InstanceReading } from "./instances.ts";
import type { BlueprintProblem } from "./problem.ts";

/** The catalog's own advice; a schema text that cannot be read is a matter of each instance's port too. */
export function descriptorAdvice(
  catalog: DescriptorCatalog,
  instances: InstanceReading,
): readonly BlueprintProblem[] {
  const advice = catalog.problems.filter((problem) => problem.severity !== "error");
  return advice.map((problem) => {
    const { className, name } = problem.data;
    if (problem.code !== "broken-schema-text" || typeof name !== "string") return problem;
    const ports = [...instances.known]
      .filter(([, { descriptor }]) => descriptor.className === className)
      .map(([streamlet]) => ({ kind: "port", streamlet, port: name }) as const);
    return { ...problem, elements: [...problem.elements, ...ports] };
  });
}
