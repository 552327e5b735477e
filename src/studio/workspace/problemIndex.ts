import type { BlueprintElement, PortPath, ProblemSeverity } from "../../blueprint/index.ts";
import type { ProjectProblem } from "../../project/index.ts";
import { portText } from "./portEnd.ts";

/** The keys under which problems of elements are found. A connection is found by each of its two ends. */
export const elementKey = {
  streamlet: (name: string) => `streamlet ${name}`,
  port: (port: PortPath) => `port ${portText(port)}`,
  topic: (id: string) => `topic ${id}`,
  wire: (topic: string, port: PortPath) => `wire ${portText(port)} ${topic}`,
  className: (className: string) => `class ${className}`,
};

export type ProblemIndex = ReadonlyMap<string, readonly ProjectProblem[]>;

const indexes = new WeakMap<readonly ProjectProblem[], ProblemIndex>();

/** Problems by `elementKey`; made once per list of problems. */
export function problemIndex(problems: readonly ProjectProblem[]): ProblemIndex {
  const known = indexes.get(problems);
  if (known !== undefined) return known;
  const index = new Map<string, ProjectProblem[]>();
  for (const problem of problems) {
    const keys = new Set(problem.elements.flatMap(keysOf));
    for (const key of keys) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [problem]);
      else list.push(problem);
    }
  }
  indexes.set(problems, index);
  return index;
}

function keysOf(element: BlueprintElement): readonly string[] {
  switch (element.kind) {
    case "streamlet":
      return [elementKey.streamlet(element.streamlet)];
    case "port":
      return [elementKey.port(element)];
    case "topic":
      return [elementKey.topic(element.topic)];
    case "connection":
      return [
        elementKey.wire(element.topic, element.producer),
        elementKey.wire(element.topic, element.consumer),
      ];
    case "class":
      return [elementKey.className(element.className)];
  }
}

const order: readonly ProblemSeverity[] = ["error", "warning", "hint"];

/** The most severe of the problems' severities. */
export function worstSeverity(
  problems: readonly { readonly severity: ProblemSeverity }[],
): ProblemSeverity | undefined {
  return order.find((severity) => problems.some((problem) => problem.severity === severity));
}
