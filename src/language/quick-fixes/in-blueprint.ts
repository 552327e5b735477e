import type { QuickFix } from "../../blueprint/index.ts";
import type { TextEdit } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";

/** A fix by edits of the blueprint; none where the edits change nothing. */
export function inBlueprint(
  context: LanguageContext,
  title: string,
  edits: readonly TextEdit[],
): readonly QuickFix[] {
  return edits.length === 0 ? [] : [{ title, edits: new Map([[context.blueprint.file, edits]]) }];
}
