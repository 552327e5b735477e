import { streamletNameProblem, topicIdProblem } from "../blueprint/index.ts";
import { renderPath, type TextEdit } from "../hocon/index.ts";
import { documentsOf, type LanguageContext } from "./language-context.ts";
import { occurrencesOf } from "./references.ts";
import type { LanguageSymbol, Occurrence } from "./symbols/occurrence.ts";
import { occurrenceAt } from "./symbols/occurrences.ts";

/** Edits by file, or a sentence that says why not. */
export type RenameResult =
  | { readonly edits: ReadonlyMap<string, readonly TextEdit[]> }
  | { readonly refused: string };

/** Renames the streamlet instance or topic at the offset wherever blueprint and configuration files name it. */
export function rename(context: LanguageContext, offset: number, newName: string): RenameResult {
  const at = occurrenceAt(context.document, offset);
  if (at === undefined) return { refused: nothingHere };
  return renameSymbol(context, at.symbol, newName);
}

/** Renames a symbol wherever it is written. */
export function renameSymbol(
  context: LanguageContext,
  symbol: LanguageSymbol,
  newName: string,
): RenameResult {
  const refused = refusal(context, symbol, newName);
  if (refused !== undefined) return { refused };
  const edits = new Map<string, TextEdit[]>();
  if (nameOf(symbol) === newName) return { edits };
  const documents = documentsOf(context);
  for (const { file, occurrence } of occurrencesOf(context, symbol)) {
    const text = documents.get(file)?.text ?? "";
    const edit = { range: occurrence.range, newText: spelled(occurrence, text, nameOf(symbol), newName) };
    edits.set(file, [...(edits.get(file) ?? []), edit]);
  }
  return { edits };
}

const nothingHere =
  "There is nothing to rename here: put the cursor on the name of a streamlet instance or a topic.";

function refusal(context: LanguageContext, symbol: LanguageSymbol, newName: string): string | undefined {
  switch (symbol.kind) {
    case "streamlet":
      return symbol.name === newName ? undefined : streamletNameProblem(context.blueprint, newName);
    case "topic":
      return symbol.id === newName ? undefined : topicIdProblem(context.blueprint, newName);
    case "class":
      return "The name of a class comes from its code, so it cannot be renamed here. Rename it in the code and build the descriptors again.";
    case "port":
      return "The name of a port comes from its streamlet's code, so it cannot be renamed here. Rename it in the code and build the descriptors again.";
    case "key":
      return nothingHere;
  }
}

function nameOf(symbol: LanguageSymbol): string | undefined {
  if (symbol.kind === "streamlet") return symbol.name;
  return symbol.kind === "topic" ? symbol.id : undefined;
}

/** Quotes that a key did not need stay, as its author likes them. */
function spelled(
  { spelling, range }: Occurrence,
  text: string,
  name: string | undefined,
  newName: string,
): string {
  if (spelling !== "key") return newName;
  const isQuotedByChoice = text[range.start] === '"' && name !== undefined && renderPath([name]) === name;
  return isQuotedByChoice ? JSON.stringify(newName) : renderPath([newName]);
}
