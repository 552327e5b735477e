import { documentsOf, type LanguageContext, type Location } from "./language-context.ts";
import { type LanguageSymbol, type Occurrence, symbolKey } from "./symbols/occurrence.ts";
import { occurrenceAt, occurrencesIn } from "./symbols/occurrences.ts";

/** All places in blueprint and configuration files that mean what stands at the offset, that one included. */
export function references(context: LanguageContext, offset: number): readonly Location[] {
  const at = occurrenceAt(context.document, offset);
  if (at === undefined) return [];
  return occurrencesOf(context, at.symbol).map(({ file, occurrence }) => ({ file, range: occurrence.range }));
}

/** Every occurrence of a symbol, the blueprint's first. */
export function occurrencesOf(
  context: LanguageContext,
  symbol: LanguageSymbol,
): readonly { readonly file: string; readonly occurrence: Occurrence }[] {
  const key = symbolKey(symbol);
  return [...documentsOf(context)].flatMap(([file, document]) =>
    occurrencesIn(document)
      .filter((occurrence) => symbolKey(occurrence.symbol) === key)
      .map((occurrence) => ({ file, occurrence })),
  );
}
