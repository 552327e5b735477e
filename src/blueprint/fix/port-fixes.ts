/** Fixes for port paths on topics. */
import type { Topic } from "../blueprint.ts";
import { type EditStep, runGesture } from "../edit/gesture.ts";
import { appendPort, type PortList, portLists, removePorts, replacePorts } from "../edit/list-steps.ts";
import { leaveTopic } from "../edit/topic-gestures.ts";
import { readInstances } from "../instances.ts";
import { parsePortPath, portPathText } from "../port-path.ts";
import type { BlueprintProblem } from "../problem.ts";
import { nearestPath } from "../verify-topic.ts";
import { asText, listField, textField, topicOf } from "./problem-data.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";

export function portFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const path = textField(problem, "path");
  if (problem.code === "PortBoundToManyTopics") return splitFixes(path, problem, context);
  const topic = context.blueprint.topics.find((one) => one.id === topicOf(problem));
  if (topic === undefined) return [];
  return [
    ...(problem.code === "PortPathNotFound" ? nearestFix(path, topic, context) : []),
    ...(problem.code === "InvalidProducerPortPath"
      ? moveFix(path, topic, "producers", "consumers", context)
      : []),
    ...(problem.code === "InvalidConsumerPortPath"
      ? moveFix(path, topic, "consumers", "producers", context)
      : []),
    ...removeFix(path, topic, context),
  ];
}

/** Whether a path as written is the one that a problem names. */
function isSame(written: string, path: string): boolean {
  const read = parsePortPath(written);
  return written === path || (read !== undefined && portPathText(read) === path);
}

function nearestFix(path: string, topic: Topic, context: FixContext): readonly QuickFix[] {
  const read = parsePortPath(path);
  if (read === undefined) return [];
  const meant = nearestPath(read, readInstances(context.blueprint, context.catalog));
  if (meant === undefined) return [];
  const replace = (port: string) => (isSame(port, path) ? portPathText(meant) : port);
  const edits = runGesture(context.document, {
    change: ({ topics }) => {
      const model = topics.get(topic.id);
      if (model === undefined) return false;
      for (const list of portLists) model[list] = model[list].map(replace);
      return true;
    },
    steps: portLists.map((list) => replacePorts(topic.id, list, replace)),
  });
  return blueprintFix(context, `Replace ${path} by ${portPathText(meant)}`, edits);
}

function moveFix(
  path: string,
  topic: Topic,
  from: PortList,
  to: PortList,
  context: FixContext,
): readonly QuickFix[] {
  const isMeant = (port: string) => isSame(port, path);
  const isThere = topic[to].some((reference) => isMeant(reference.text));
  const steps: readonly EditStep[] = [
    removePorts(topic.id, from, isMeant),
    ...(isThere ? [] : [appendPort(topic.id, to, path)]),
  ];
  const edits = runGesture(context.document, {
    change: ({ topics }) => {
      const model = topics.get(topic.id);
      if (model === undefined) return false;
      model[from] = model[from].filter((port) => !isMeant(port));
      if (!isThere) model[to] = [...model[to], path];
      return true;
    },
    steps,
  });
  return blueprintFix(context, `Move ${path} to the ${to} of ${topic.id}`, edits);
}

function removeFix(path: string, topic: Topic, context: FixContext): readonly QuickFix[] {
  const isMeant = (port: string) => isSame(port, path);
  const edits = runGesture(context.document, {
    change: ({ topics }) => {
      const model = topics.get(topic.id);
      if (model === undefined) return false;
      for (const list of portLists) model[list] = model[list].filter((port) => !isMeant(port));
      return true;
    },
    steps: portLists.map((list) => removePorts(topic.id, list, isMeant)),
  });
  return blueprintFix(context, `Remove ${path === "" ? "the empty path" : path} from ${topic.id}`, edits);
}

/** One fix per topic that the port could leave, the later ones first. */
function splitFixes(path: string, problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const port = parsePortPath(path);
  if (port === undefined) return [];
  return listField(problem, "topics")
    .map(asText)
    .reverse()
    .flatMap((topic) =>
      blueprintFix(
        context,
        `Take ${path} off ${topic}`,
        leaveTopic(context.document, context.blueprint, topic, port),
      ),
    );
}
