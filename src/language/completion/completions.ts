import type { LanguageContext } from "../language-context.ts";
import { type CursorPlace, cursorPlace } from "../syntax/cursor-place.ts";
import { completeKey } from "./complete-key.ts";
import { completeSubstitution } from "./complete-substitution.ts";
import { completeValue } from "./complete-value.ts";
import type { CompletionItem, Suggestion } from "./completion-item.ts";

/**
 * What may be written at the offset, the likely ones first. Items that do not contain the letters written so far,
 * in their order, are left out. Each edit replaces the word at the cursor.
 */
export function completions(context: LanguageContext, offset: number): readonly CompletionItem[] {
  const place = cursorPlace(context.document, offset);
  if (place.kind === "none") return [];
  const prefix = place.prefix.replace(/^"/, "").toLowerCase();
  return suggestionsAt(context, place, offset)
    .filter(({ label }) => hasLettersInOrder(label.toLowerCase(), prefix))
    .map((suggestion) => itemOf(suggestion, place));
}

function suggestionsAt(
  context: LanguageContext,
  place: Exclude<CursorPlace, { readonly kind: "none" }>,
  offset: number,
): readonly Suggestion[] {
  switch (place.kind) {
    case "key":
      return completeKey(context, place.path, place.hasValue, offset);
    case "value":
      return completeValue(context, place);
    case "substitution":
      return completeSubstitution(context);
  }
}

function itemOf(
  suggestion: Suggestion,
  place: Exclude<CursorPlace, { readonly kind: "none" }>,
): CompletionItem {
  const { newText, ...rest } = suggestion;
  const isQuoted = place.prefix.startsWith('"') && !newText.startsWith('"');
  return { ...rest, edit: { range: place.replace, newText: isQuoted ? quoted(suggestion) : newText } };
}

/** The label in quotes with what follows it: `"name" = `. */
function quoted({ label, newText }: Suggestion): string {
  return JSON.stringify(label) + (newText.startsWith(label) ? newText.slice(label.length) : "");
}

function hasLettersInOrder(label: string, prefix: string): boolean {
  let at = 0;
  for (const letter of prefix) {
    at = label.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
