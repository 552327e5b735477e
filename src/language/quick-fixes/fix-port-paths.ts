import {
  joinTopic,
  leaveTopic,
  nearest,
  type PortPath,
  parsePortPath,
  type QuickFix,
  readBlueprint,
} from "../../blueprint/index.ts";
import {
  applyEdits,
  parse,
  removeFromList,
  replaceInList,
  resolve,
  type TextEdit,
} from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { inBlueprint } from "./in-blueprint.ts";
import { minimalEdit } from "./minimal-edit.ts";

/** Where a port path stands in the lists of topics. */
interface Listed {
  readonly list: readonly string[];
  readonly index: number;
}

/** A known port in place of one that does not exist, or the path away. */
export function fixUnknownPort(
  context: LanguageContext,
  path: string,
  suggestions: readonly string[],
): readonly QuickFix[] {
  const { blueprintDocument } = context;
  return listed(context, path).flatMap(({ list, index }) => [
    ...(suggestions.length > 0 ? suggestions : nearestPort(context, path, list.at(-1))).flatMap((meant) =>
      inBlueprint(context, `Replace it by ${meant}`, replaceInList(blueprintDocument, list, index, meant)),
    ),
    ...inBlueprint(
      context,
      `Remove ${path} from ${list.at(-1)}`,
      removeFromList(blueprintDocument, list, index),
    ),
  ]);
}

/** An inlet among producers, or an outlet among consumers, to the other list. */
export function fixDirection(
  context: LanguageContext,
  topic: string,
  path: string,
  direction: "produce" | "consume",
): readonly QuickFix[] {
  const port = parsePortPath(path);
  if (port === undefined) return [];
  const list = direction === "produce" ? "producers" : "consumers";
  return inBlueprint(context, `Move ${path} to ${list}`, movedEdits(context, topic, port, direction));
}

/** A port that is on several topics off all but one of them. */
export function fixManyTopics(
  context: LanguageContext,
  path: string,
  topics: readonly string[],
): readonly QuickFix[] {
  return topics.flatMap((topic) => takeOff(context, topic, path));
}

/** The port off the topic. */
export function takeOff(context: LanguageContext, topic: string, path: string): readonly QuickFix[] {
  const port = parsePortPath(path);
  if (port === undefined) return [];
  const edits = leaveTopic(context.blueprintDocument, context.blueprint, topic, port);
  return inBlueprint(context, `Take ${path} off topic ${topic}`, edits);
}

/** Leaving one list and joining the other are two gestures, the second made on the text after the first. */
function movedEdits(
  context: LanguageContext,
  topic: string,
  port: PortPath,
  direction: "produce" | "consume",
): readonly TextEdit[] {
  const before = context.blueprintDocument.text;
  const without = applyEdits(before, leaveTopic(context.blueprintDocument, context.blueprint, topic, port));
  const { file } = context.blueprint;
  const document = parse(without);
  const { blueprint } = readBlueprint(file, resolve([{ file, document }]));
  return minimalEdit(before, applyEdits(without, joinTopic(document, blueprint, topic, port, direction)));
}

/** The port of the right direction that a mistyped path most likely stands for. */
function nearestPort(context: LanguageContext, path: string, list: string | undefined): readonly string[] {
  const known = context.blueprint.streamlets.flatMap((instance) => {
    const descriptor = context.catalog.find(instance.className);
    const ports = list === "producers" ? descriptor?.outlets : descriptor?.inlets;
    return (ports ?? []).map((port) => `${instance.name}.${port.name}`);
  });
  const meant = nearest(path, known);
  return meant === undefined ? [] : [meant];
}

function listed(context: LanguageContext, path: string): readonly Listed[] {
  return context.blueprint.topics.flatMap((topic) =>
    (["producers", "consumers"] as const).flatMap((key) =>
      topic[key]
        .filter((reference) => reference.text === path)
        .map(({ index }) => ({ list: ["blueprint", "topics", topic.id, key], index })),
    ),
  );
}
