import type { BlueprintProblem, QuickFix } from "../../blueprint/index.ts";
import { setConfigParameter } from "../../config/index.ts";
import { type PlainValue, renderPath } from "../../hocon/index.ts";
import { descriptorOf } from "../completion/complete-key.ts";
import { documentsOf, type LanguageContext } from "../language-context.ts";
import { fixClass, fixInstanceName } from "./fix-classes.ts";
import { fixDirection, fixManyTopics, fixUnknownPort, takeOff } from "./fix-port-paths.ts";
import { fixUnconnected } from "./fix-unconnected.ts";

/**
 * The ways to mend a problem of the blueprint or configuration, the likely one first. None while the blueprint's
 * text is broken, since edits of an older blueprint would not fit it.
 */
export function quickFixes(context: LanguageContext, problem: BlueprintProblem): readonly QuickFix[] {
  if (context.blueprintDocument.problems.length > 0) return [];
  const { data } = problem;
  const path = text(data["path"]);
  switch (problem.code) {
    case "StreamletDescriptorNotFound":
    case "InvalidStreamletClassName":
      return fixClass(context, text(data["streamletRef"]), text(data["streamletClassName"]));
    case "InvalidStreamletName":
      return fixInstanceName(context, text(data["streamletRef"]));
    case "InvalidPortPath":
      return fixUnknownPort(context, path, []);
    case "PortPathNotFound":
      return fixUnknownPort(context, path, texts(data["suggestions"]));
    case "InvalidProducerPortPath":
      return fixDirection(context, text(data["topic"]), path, "consume");
    case "InvalidConsumerPortPath":
      return fixDirection(context, text(data["topic"]), path, "produce");
    case "PortBoundToManyTopics":
      return fixManyTopics(context, path, texts(data["topics"]));
    case "UnconnectedInlets":
      return fixUnconnected(context, ports(data["unconnectedInlets"]), "inlet");
    case "UnconnectedOutlets":
      return fixUnconnected(context, ports(data["unconnectedOutlets"]), "outlet");
    case "IncompatibleSchema":
      return fixIncompatible(context, problem);
    case "missing-parameter":
      return fixMissingParameter(context, problem);
    default:
      return fixMisspelling(context, problem);
  }
}

function fixIncompatible(context: LanguageContext, problem: BlueprintProblem): readonly QuickFix[] {
  const paths = [text(problem.data["otherPath"]), text(problem.data["path"])];
  const topics = context.blueprint.topics.filter((topic) => {
    const listed = new Set([...topic.producers, ...topic.consumers].map((one) => one.text));
    return paths.every((path) => listed.has(path));
  });
  return topics.flatMap((topic) => paths.flatMap((path) => takeOff(context, topic.id, path)));
}

/** The values that most likely do no harm. */
const firstValues: ReadonlyMap<string, PlainValue> = new Map<string, PlainValue>([
  ["bool", false],
  ["int32", 0],
  ["double", 0],
  ["string", ""],
  ["duration", "1 s"],
  ["memorysize", "1 M"],
]);

/** A first value in the last configuration file, to be changed by the user. */
function fixMissingParameter(context: LanguageContext, { data }: BlueprintProblem): readonly QuickFix[] {
  const [streamlet, key] = [text(data["streamlet"]), text(data["key"])];
  const type = descriptorOf(context, streamlet)?.configParameters.find(
    (one) => one.key === key,
  )?.validationType;
  const value = firstValues.get(type ?? "");
  const last = [...context.configurationDocuments].at(-1);
  if (value === undefined || last === undefined) return [];
  const [file, document] = last;
  const edits = setConfigParameter(document, streamlet, key, value);
  return [{ title: `Set ${key} in ${file}`, edits: new Map([[file, edits]]) }];
}

/** Problems of a misspelt key carry the known one. */
function fixMisspelling(
  context: LanguageContext,
  { data, file, range }: BlueprintProblem,
): readonly QuickFix[] {
  const meant = text(data["suggestion"]);
  const isKey = text(data["key"] ?? data["name"]) !== "";
  if (meant === "" || !isKey || range === undefined || !documentsOf(context).has(file)) return [];
  const edits = new Map([[file, [{ range, newText: renderPath([meant]) }]]]);
  return [{ title: `Change it to ${meant}`, edits }];
}

function text(value: PlainValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function texts(value: PlainValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(text).filter((one) => one !== "") : [];
}

function ports(
  value: PlainValue | undefined,
): readonly { readonly streamlet: string; readonly port: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: PlainValue) => {
    if (typeof one !== "object" || one === null || Array.isArray(one)) return [];
    const fields = one as { readonly [key: string]: PlainValue };
    return [{ streamlet: text(fields["streamletRef"]), port: text(fields["port"]) }];
  });
}
