/** Fixes for topics. */
import { setValue } from "../../hocon/index.ts";
import type { Topic } from "../blueprint.ts";
import { firstFree } from "../edit/fresh-names.ts";
import { runGesture } from "../edit/gesture.ts";
import { portLists, topicPath } from "../edit/list-steps.ts";
import { removeTopic, renameTopic } from "../edit/topic-gestures.ts";
import { isTopicName, maximumTopicNameLength } from "../names.ts";
import type { BlueprintProblem } from "../problem.ts";
import { topicOf } from "./problem-data.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";

export function topicFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const topic = context.blueprint.topics.find((one) => one.id === topicOf(problem));
  if (topic === undefined) return [];
  switch (problem.code) {
    case "InvalidTopicName":
      return nameFix(topic, context);
    case "empty-topic":
      return blueprintFix(
        context,
        `Remove the topic ${topic.id}`,
        removeTopic(context.document, context.blueprint, topic.id),
      );
    case "topic-without-producers":
      return blueprintFix(
        context,
        `Say that ${topic.id} is written outside (managed = false)`,
        setValue(context.document, [...topicPath(topic.id), "managed"], false),
      );
    default:
      return repeatedPortFix(topic, context);
  }
}

function nameFix(topic: Topic, context: FixContext): readonly QuickFix[] {
  const { document, blueprint } = context;
  const legal = topic.topicName.replace(/[^a-zA-Z0-9._-]+/g, "-").slice(0, maximumTopicNameLength - 9);
  const isTaken = (name: string) =>
    blueprint.topics.some((one) => one !== topic && (one.id === name || one.topicName === name));
  const name = firstFree(isTopicName(legal) ? legal : "topic", isTaken);
  const title = `Name the topic ${name}`;
  // A topic with a name of its own keeps its id, which configuration may refer to.
  if (topic.topicName !== topic.id) {
    return blueprintFix(context, title, setValue(document, [...topicPath(topic.id), "topic", "name"], name));
  }
  const renames = { topic: topic.id, to: name };
  return blueprintFix(context, title, renameTopic(document, blueprint, topic.id, name)).map((fix) => ({
    ...fix,
    renames,
  }));
}

function repeatedPortFix(topic: Topic, context: FixContext): readonly QuickFix[] {
  const edits = runGesture(context.document, {
    change: ({ topics }) => {
      const model = topics.get(topic.id);
      if (model === undefined) return false;
      for (const list of portLists) model[list] = [...new Set(model[list])];
      return true;
    },
    // The lists are written anew by the gesture, since no smaller edit tells equal ports apart.
    steps: [],
  });
  return blueprintFix(context, `List every port of ${topic.id} once`, edits);
}
