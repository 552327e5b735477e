/** Named text edits that mend a problem, and what is needed to make them. */
import type { HoconDocument, TextEdit } from "../../hocon/index.ts";
import type { Blueprint } from "../blueprint.ts";
import type { DescriptorCatalog } from "../catalog.ts";

export interface QuickFix {
  readonly title: string;
  /** By file; each batch refers to the file's text as it is now. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** The topic that gets another id; the edits change it in the blueprint only. */
  readonly renames?: { readonly topic: string; readonly to: string };
  /** The configuration file that has to be among those that count for the fix to take effect. */
  readonly settingsFile?: string;
  /** What else is to be done for the fix to take effect, as a sentence. */
  readonly note?: string;
}

export interface FixContext {
  /** The blueprint's document and what was read from it. */
  readonly document: HoconDocument;
  readonly blueprint: Blueprint;
  readonly catalog: DescriptorCatalog;
  /** Texts of the project's `.avsc` files by path. */
  readonly schemaTexts?: ReadonlyMap<string, string>;
}

/** A fix of the blueprint file; nothing where there is nothing to edit. */
export function blueprintFix(
  context: FixContext,
  title: string,
  edits: readonly TextEdit[],
): readonly QuickFix[] {
  return edits.length === 0 ? [] : [{ title, edits: new Map([[context.blueprint.file, edits]]) }];
}
