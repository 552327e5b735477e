/** Readings of the data of a problem, whose fields are plain values. */
import type { PlainValue } from "../../hocon/index.ts";
import type { BlueprintProblem } from "../problem.ts";

/** The text of a field; empty where there is none. */
export function textField(problem: BlueprintProblem, field: string): string {
  return asText(problem.data[field]);
}

/** The entries of a list field. */
export function listField(problem: BlueprintProblem, field: string): readonly PlainValue[] {
  const value = problem.data[field];
  return Array.isArray(value) ? value : [];
}

export function asText(value: PlainValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The id of the topic that the problem is about. */
export function topicOf(problem: BlueprintProblem): string | undefined {
  for (const element of problem.elements) {
    if (element.kind === "topic" || element.kind === "connection") return element.topic;
  }
  return undefined;
}
