import {
  type BlueprintProblem,
  quickFixes as blueprintQuickFixes,
  isDnsLabel,
  type QuickFix,
} from "../../blueprint/index.ts";
import { configQuickFixes } from "../../config/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { renameSymbol } from "../rename.ts";

/**
 * The ways to mend a problem of the blueprint or configuration, the likely one first. None while the blueprint's
 * text is broken, since edits of an older blueprint would not fit it.
 */
export function quickFixes(context: LanguageContext, problem: BlueprintProblem): readonly QuickFix[] {
  if (context.blueprintDocument.problems.length > 0) return [];
  const renamed = problem.code === "InvalidStreamletName" ? renameEverywhere(context, problem) : [];
  if (renamed.length > 0) return renamed;
  const { blueprint, blueprintDocument, catalog, configuration, configurationDocuments } = context;
  const { schemaTexts, settingsFile } = context;
  return [
    ...blueprintQuickFixes(problem, {
      document: blueprintDocument,
      blueprint,
      catalog,
      ...(schemaTexts === undefined ? {} : { schemaTexts }),
    }).map((fix) => inConfigurationToo(context, fix)),
    ...configQuickFixes(problem, {
      documents: configurationDocuments,
      ...(configuration.blueprint === undefined ? {} : { blueprint: configuration.blueprint }),
      ...(settingsFile === undefined ? {} : { settingsFile }),
    }),
  ];
}

/** A topic that gets another id is renamed wherever it is named. */
function inConfigurationToo(context: LanguageContext, fix: QuickFix): QuickFix {
  if (fix.renames === undefined) return fix;
  const result = renameSymbol(context, { kind: "topic", id: fix.renames.topic }, fix.renames.to);
  return "refused" in result ? fix : { ...fix, edits: result.edits };
}

/** A valid name that is close to the one written, in configuration files too. */
function renameEverywhere(context: LanguageContext, problem: BlueprintProblem): readonly QuickFix[] {
  const name = problem.data["streamletRef"];
  if (typeof name !== "string") return [];
  const label = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  if (!isDnsLabel(label)) return [];
  const result = renameSymbol(context, { kind: "streamlet", name }, label);
  return "refused" in result ? [] : [{ title: `Rename ${name} to ${label}`, edits: result.edits }];
}
