/** The problems of the edges of a graph. */
import { type PortPath, portPathText } from "./port-path.ts";
import type { BlueprintProblem, ProblemSeverity } from "./problem.ts";

/** What stands on an edge. */
export interface EdgeMarks {
  readonly severity?: ProblemSeverity;
  readonly messages: readonly string[];
}

export type TopicMarks = (port: PortPath, offset: number) => EdgeMarks;

export interface Marks {
  /** Undefined for a topic whose edges have no problems. */
  ofTopic(topic: string): TopicMarks | undefined;
}

const rank: Readonly<Record<ProblemSeverity, number>> = { error: 2, warning: 1, hint: 0 };

/** The problems of an edge: those that name its topic with its port, and those that stand on its port path. */
export function createMarks(problems: readonly BlueprintProblem[]): Marks {
  const marked = new Set<string>();
  const byBinding = new Map<string, Set<BlueprintProblem>>();
  const byOffset = new Map<number, Set<BlueprintProblem>>();
  for (const problem of problems) {
    for (const [topic, port] of bindingsOf(problem)) {
      marked.add(topic);
      add(byBinding, bindingPrefix(topic) + portPathText(port), problem);
    }
    if (pathCodes.has(problem.code) && problem.range !== undefined) {
      for (const element of problem.elements) if (element.kind === "topic") marked.add(element.topic);
      add(byOffset, problem.range.start, problem);
    }
  }
  return {
    ofTopic(topic) {
      if (!marked.has(topic)) return undefined;
      return (port, offset) => {
        const bound = byBinding.get(bindingPrefix(topic) + portPathText(port)) ?? [];
        const found = new Set([...bound, ...(byOffset.get(offset) ?? [])]);
        let severity: ProblemSeverity | undefined;
        for (const problem of found) {
          if (severity === undefined || rank[problem.severity] > rank[severity]) severity = problem.severity;
        }
        const messages = [...found].flatMap((problem) => [problem.message, ...problem.details]);
        return severity === undefined ? { messages } : { severity, messages };
      };
    },
  };
}

/** Problems whose range is one port path of a list; their elements name the topic. */
const pathCodes: ReadonlySet<string> = new Set([
  "PortPathNotFound",
  "InvalidProducerPortPath",
  "InvalidConsumerPortPath",
  "repeated-port",
]);

/** Followed by a port path it is different for different bindings, whatever characters the names hold. */
export function bindingPrefix(topic: string): string {
  return `${topic.length} ${topic} `;
}

function bindingsOf({ elements }: BlueprintProblem): readonly (readonly [string, PortPath])[] {
  const bindings: (readonly [string, PortPath])[] = [];
  for (const element of elements) {
    if (element.kind !== "connection") continue;
    bindings.push([element.topic, element.producer], [element.topic, element.consumer]);
  }
  const topics = elements.filter((one) => one.kind === "topic");
  if (topics.length === 0) return bindings;
  const ports = elements.filter((one) => one.kind === "port");
  for (const { topic } of topics) for (const port of ports) bindings.push([topic, port]);
  return bindings;
}

function add<Key>(map: Map<Key, Set<BlueprintProblem>>, key: Key, problem: BlueprintProblem): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([problem]));
  else known.add(problem);
}
