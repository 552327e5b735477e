import type { BlueprintElement } from "../../blueprint/index.ts";
import type { ProjectProblem } from "../../project/index.ts";

/** The first connection that one of the problems is about. */
export function firstConnection(
  problems: readonly ProjectProblem[],
): Extract<BlueprintElement, { kind: "connection" }> | undefined {
  for (const problem of problems) {
    for (const element of problem.elements) if (element.kind === "connection") return element;
  }
  return undefined;
}
