/** Gestures on streamlet instances as text edits that keep comments, order and layout. */
import {
  type HoconDocument,
  removeValue,
  renameKey,
  setValue,
  type TextEdit,
  tokenize,
} from "../../hocon/index.ts";
import type { Blueprint } from "../blueprint.ts";
import { isDnsLabel } from "../names.ts";
import { parsePortPath } from "../port-path.ts";
import { bareTopic, modelOf, type TopicModel } from "./blueprint-model.ts";
import { freshInstanceName } from "./fresh-names.ts";
import { type EditStep, runGesture } from "./gesture.ts";
import { portLists, removePorts, replacePorts, topicPath } from "./list-steps.ts";

/** Adds an instance of a class. Without a name it gets a free and valid one that comes from the class. */
export function addStreamlet(
  document: HoconDocument,
  blueprint: Blueprint,
  className: string,
  name?: string,
): { readonly name: string; readonly edits: readonly TextEdit[] } {
  const written = modelOf(document).streamlets;
  const isTaken = (one: string) => written.has(one) || hasInstance(blueprint, one);
  const chosen = name === undefined || name === "" ? freshInstanceName(className, isTaken) : name;
  const edits = runGesture(document, {
    change: ({ streamlets }) => {
      if (streamlets.has(chosen)) return false;
      streamlets.set(chosen, className);
      return true;
    },
    steps: [{ edit: (text) => setValue(text, streamletPath(chosen), className) }],
  });
  return { name: chosen, edits };
}

/** Removes an instance, its ports from all topics, and topics that then say nothing any more. */
export function removeStreamlet(
  document: HoconDocument,
  _blueprint: Blueprint,
  name: string,
): readonly TextEdit[] {
  const { topics } = modelOf(document);
  const isOwn = (port: string) => parsePortPath(port)?.streamlet === name;
  const touched = [...topics].filter(([, topic]) => portsOf(topic).some(isOwn));
  const emptied = touched.flatMap(([id, topic]) =>
    topic.rest === bareTopic && portsOf(topic).every(isOwn) && !hasComments(document, id) ? [id] : [],
  );
  return runGesture(document, {
    change: (model) => {
      const wasThere = model.streamlets.delete(name);
      for (const [id] of touched) {
        const topic = model.topics.get(id);
        if (topic === undefined) continue;
        if (emptied.includes(id)) model.topics.delete(id);
        else for (const list of portLists) topic[list] = topic[list].filter((port) => !isOwn(port));
      }
      return wasThere || touched.length > 0;
    },
    steps: [
      { edit: (text) => removeValue(text, streamletPath(name)) },
      ...touched.flatMap(([id]): readonly EditStep[] =>
        emptied.includes(id)
          ? [{ edit: (text) => removeValue(text, topicPath(id)) }]
          : portLists.map((list) => removePorts(id, list, isOwn)),
      ),
    ],
  });
}

/** Renames an instance, and every port path that names it. */
export function renameStreamlet(
  document: HoconDocument,
  blueprint: Blueprint,
  name: string,
  newName: string,
): readonly TextEdit[] {
  if (newName === "" || newName === name || hasInstance(blueprint, newName)) return [];
  const renamed = (port: string) => {
    const path = parsePortPath(port);
    return path?.streamlet === name ? `${newName}.${path.port}` : port;
  };
  const touched = [...modelOf(document).topics].filter(([, topic]) =>
    portsOf(topic).some((port) => renamed(port) !== port),
  );
  return runGesture(document, {
    change: (model) => {
      const className = model.streamlets.get(name);
      if (className === undefined || model.streamlets.has(newName)) return false;
      model.streamlets.delete(name);
      model.streamlets.set(newName, className);
      for (const topic of model.topics.values()) {
        for (const list of portLists) topic[list] = topic[list].map(renamed);
      }
      return true;
    },
    steps: [
      { edit: (text) => renameKey(text, streamletPath(name), newName) },
      ...touched.flatMap(([id]) => portLists.map((list) => replacePorts(id, list, renamed))),
    ],
  });
}

/** A problem of a would-be instance name as a sentence, or undefined when it is fine. */
export function streamletNameProblem(blueprint: Blueprint, name: string): string | undefined {
  if (name === "") return "Give the streamlet a name.";
  if (!isDnsLabel(name)) {
    return "Use lower-case letters, digits and hyphens, and no hyphen at the start or end.";
  }
  return hasInstance(blueprint, name) ? `A streamlet named ${name} exists already.` : undefined;
}

function hasInstance(blueprint: Blueprint, name: string): boolean {
  return blueprint.streamlets.some((instance) => instance.name === name);
}

function streamletPath(name: string): readonly string[] {
  return ["blueprint", "streamlets", name];
}

function portsOf(topic: TopicModel): readonly string[] {
  return [...topic.producers, ...topic.consumers];
}

/** Whether removing the topic would take comments with it. */
function hasComments(document: HoconDocument, topic: string): boolean {
  return removeValue(document, topicPath(topic)).some(({ range }) =>
    tokenize(document.text.slice(range.start, range.end)).some((token) => token.kind === "comment"),
  );
}
