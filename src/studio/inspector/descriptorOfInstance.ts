import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { Analysis } from "../../project/index.ts";

/** The descriptor of an instance's class, where both are known. */
export function descriptorOfInstance(analysis: Analysis, name: string): StreamletDescriptor | undefined {
  return analysis.graph.nodes.find((node) => node.name === name)?.descriptor;
}
