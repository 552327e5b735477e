/** Advice on single topics. */
import type { Blueprint, PortReference, Topic } from "./blueprint.ts";
import { adviceOf, type BlueprintProblem } from "./problem.ts";

export function topicAdvice(blueprint: Blueprint): readonly BlueprintProblem[] {
  const { file } = blueprint;
  const problems: BlueprintProblem[] = [];
  for (const topic of blueprint.topics) {
    if (topic.producers.length === 0 || topic.consumers.length === 0) addLoneSide(topic, file, problems);
    addRepeated(topic, topic.producers, file, problems);
    addRepeated(topic, topic.consumers, file, problems);
    if (topic.config.fields.size > 0) addManaged(topic, file, problems);
  }
  return problems;
}

function addLoneSide(topic: Topic, file: string, problems: BlueprintProblem[]): void {
  const { id } = topic;
  const advise = (code: string, message: string, details: readonly string[] = []) => {
    const place = { file, range: topic.idRange, elements: [{ kind: "topic", topic: id }], details } as const;
    problems.push(adviceOf(code, "warning", message, { topic: id }, place));
  };
  const hasProducers = topic.producers.length > 0;
  if (!hasProducers && topic.consumers.length === 0) {
    advise("empty-topic", `Topic ${id} has neither producers nor consumers.`);
  } else if (topic.managed && hasProducers) {
    advise("topic-without-consumers", `Nothing in this blueprint reads topic ${id}.`, [
      "That is fine where something outside of this application reads it.",
    ]);
  } else if (topic.managed) {
    advise("topic-without-producers", `Nothing in this blueprint writes to topic ${id}.`, [
      "If something outside of this application writes it, say so with managed = false.",
    ]);
  }
}

/** Longer lists are searched through a set. */
const mostCompared = 8;

function addRepeated(
  topic: Topic,
  list: readonly PortReference[],
  file: string,
  problems: BlueprintProblem[],
): void {
  if (list.length < 2) return;
  const seen = list.length > mostCompared ? new Set<string>() : undefined;
  list.forEach(({ text, range }, index) => {
    const isRepeated = seen?.has(text) ?? list.findIndex((one) => one.text === text) < index;
    seen?.add(text);
    if (!isRepeated) return;
    problems.push(
      adviceOf(
        "repeated-port",
        "warning",
        `${text} is listed twice on topic ${topic.id}.`,
        { topic: topic.id, path: text },
        { file, range, elements: [{ kind: "topic", topic: topic.id }] },
      ),
    );
  });
}

function addManaged(topic: Topic, file: string, problems: BlueprintProblem[]): void {
  const managed = topic.config.fields.get("managed");
  if (managed === undefined || managed.kind === "boolean" || managed.kind === "string") return;
  problems.push(
    adviceOf(
      "managed-not-boolean",
      "warning",
      `managed of topic ${topic.id} must be true or false.`,
      { topic: topic.id },
      { file, range: managed.origin.range, elements: [{ kind: "topic", topic: topic.id }] },
    ),
  );
}
