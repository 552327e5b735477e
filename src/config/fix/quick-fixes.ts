/** The ways to mend a problem of the configuration, as data to preview and apply. */
import {
  type BlueprintProblem,
  type QuickFix,
  startTextSession,
  type VerifiedBlueprint,
} from "../../blueprint/index.ts";
import {
  getPath,
  type HoconDocument,
  type PlainValue,
  parse,
  removeValue,
  renameKey,
  resolve,
  type TextEdit,
  toPlain,
} from "../../hocon/index.ts";
import { cloudflowCheckpointDefaults } from "../checkpoint-defaults.ts";
import { setConfigParameter, setPath } from "../edit/set-values.ts";
import { exampleValue } from "./example-value.ts";

export interface ConfigFixContext {
  /** Configuration documents by path, in order of precedence. */
  readonly documents: ReadonlyMap<string, HoconDocument>;
  readonly blueprint?: VerifiedBlueprint;
  /** The file that a new setting goes to; it need not be there. Without it the last of the documents. */
  readonly settingsFile?: string;
}

/** The file that is made where a project has no configuration. */
const firstConfigurationFile = "application.conf";

/** Fixes of the problem, the likeliest first. */
export function configQuickFixes(problem: BlueprintProblem, context: ConfigFixContext): readonly QuickFix[] {
  switch (problem.code) {
    case "unknown-key":
    case "unknown-flink-option":
    case "undeclared-volume":
      return renameFix(problem, listOf(problem.data["path"]), context);
    case "unknown-streamlet":
      return renameFix(problem, ["cloudflow", "streamlets", textOf(problem.data["name"])], context);
    case "unknown-topic":
      return renameFix(problem, ["cloudflow", "topics", textOf(problem.data["name"])], context);
    case "unknown-runtime":
      return renameFix(problem, ["cloudflow", "runtimes", textOf(problem.data["name"])], context);
    case "unknown-parameter":
      return renameFix(problem, parameterPath(problem), context);
    case "missing-parameter":
      return missingParameterFix(problem, context);
    case "checkpointing-incomplete":
      return checkpointingFix(problem, context);
    case "flink-option-version":
      return versionFix(problem, context);
    case "flink-option-value":
      return valueFix(problem, context);
    case "replaced-flink-option":
      return replacedOptionFix(problem);
    default:
      return [];
  }
}

function renameFix(
  problem: BlueprintProblem,
  path: readonly string[],
  context: ConfigFixContext,
): readonly QuickFix[] {
  const suggestion = textOf(problem.data["suggestion"]);
  const document = context.documents.get(problem.file);
  if (suggestion === "" || document === undefined) return [];
  return fix(problem.file, `Rename ${path.at(-1)} to ${suggestion}`, renameKey(document, path, suggestion));
}

function missingParameterFix(problem: BlueprintProblem, context: ConfigFixContext): readonly QuickFix[] {
  const streamlet = textOf(problem.data["streamlet"]);
  const key = textOf(problem.data["key"]);
  const newSettings = context.settingsFile ?? [...context.documents.keys()].at(-1) ?? firstConfigurationFile;
  const file = context.documents.has(problem.file) ? problem.file : newSettings;
  const document = context.documents.get(file) ?? parse("");
  const className = context.blueprint?.streamlets.find((one) => one.name === streamlet)?.className;
  const descriptor = className === undefined ? undefined : context.blueprint?.catalog.find(className);
  const parameter = descriptor?.configParameters.find((one) => one.key === key);
  if (parameter === undefined) return [];
  const edits = setConfigParameter(document, streamlet, key, exampleValue(parameter));
  const title = `Set ${key} of ${streamlet}, with a value to change`;
  return fix(file, title, edits).map((one) => ({ ...one, settingsFile: file }));
}

/** Writes Cloudflow's own defaults beside the interval. */
function checkpointingFix(problem: BlueprintProblem, context: ConfigFixContext): readonly QuickFix[] {
  const document = context.documents.get(problem.file);
  if (document === undefined) return [];
  const scope = listOf(problem.data["path"]);
  const session = startTextSession(document);
  for (const key of listOf(problem.data["missing"])) {
    const value = cloudflowCheckpointDefaults.get(key);
    if (value !== undefined) session.apply(setPath(session.document, [...scope, ...key.split(".")], value));
  }
  return fix(problem.file, "Write Cloudflow's other checkpoint defaults", session.edits());
}

/** The option gets the name that it has in the chosen version of Flink. */
function versionFix(problem: BlueprintProblem, context: ConfigFixContext): readonly QuickFix[] {
  const other = textOf(problem.data["other"]);
  const document = context.documents.get(problem.file);
  const path = listOf(problem.data["path"]);
  const value = document === undefined ? undefined : writtenValue(document, path);
  if (other === "" || document === undefined || value === undefined) return [];
  const start = path.length - textOf(problem.data["key"]).split(".").length;
  const session = startTextSession(document);
  session.apply(setPath(session.document, [...path.slice(0, start), ...other.split(".")], value));
  session.apply(removeValue(session.document, path));
  return fix(problem.file, `Write it as ${other}`, session.edits());
}

function valueFix(problem: BlueprintProblem, context: ConfigFixContext): readonly QuickFix[] {
  const suggestion = textOf(problem.data["suggestion"]);
  const document = context.documents.get(problem.file);
  if (suggestion === "" || document === undefined) return [];
  return fix(
    problem.file,
    `Write ${suggestion}`,
    setPath(document, listOf(problem.data["path"]), suggestion),
  );
}

/** The value that a file gives a path by itself. */
function writtenValue(document: HoconDocument, path: readonly string[]): PlainValue | undefined {
  const value = getPath(resolve([{ file: "", document }]).root, path);
  return value === undefined ? undefined : toPlain(value);
}

/** The value gets the name that later versions of Flink have for it, so that the section can stay. */
function replacedOptionFix(problem: BlueprintProblem): readonly QuickFix[] {
  const { key, scalar } = problem.data;
  if (scalar === null || typeof scalar !== "object" || !("start" in scalar)) return [];
  const { file, end } = scalar;
  if (typeof file !== "string" || typeof end !== "number") return [];
  const title = `Write ${textOf(key)}.type for the value, which Flink reads since 1.17`;
  return fix(file, title, [{ range: { start: end, end }, newText: ".type" }]);
}

function fix(file: string, title: string, edits: readonly TextEdit[]): readonly QuickFix[] {
  return edits.length === 0 ? [] : [{ title, edits: new Map([[file, edits]]) }];
}

function parameterPath(problem: BlueprintProblem): readonly string[] {
  const { streamlet, key } = problem.data;
  return ["cloudflow", "streamlets", textOf(streamlet), "config-parameters", textOf(key)];
}

function textOf(value: PlainValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: PlainValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}
