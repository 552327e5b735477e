import { tokenize } from "../../../hocon/index.ts";
import { type SemanticToken, semanticTokens } from "../../../language/index.ts";

const quotes = '"""';

/** What a line of HOCON is coloured like, and whether a multi-line string goes on after it. */
export interface ColouredLine {
  readonly tokens: readonly { readonly startIndex: number; readonly scopes: string }[];
  readonly endsInString: boolean;
}

/**
 * Colours one line with the language's own lexer, for the moment before the whole text has been read anew.
 * `startsInString` says that the line starts inside of a multi-line string.
 */
export function colourLine(line: string, startsInString: boolean): ColouredLine {
  // A key and the quotes that opened the string on an earlier line tell the lexer where it is.
  const prefix = startsInString ? `k=${quotes}` : "";
  const text = prefix + line;
  const endsInString = isOpenString(text);
  const found = semanticTokens(text).filter((token) => token.range.end > prefix.length);
  const tokens: { startIndex: number; scopes: string }[] = [];
  let end = 0;
  for (const [index, token] of found.entries()) {
    const start = Math.max(0, token.range.start - prefix.length);
    if (start > end || tokens.length === 0) tokens.push({ startIndex: end, scopes: "" });
    // An open string is an error of the line but not of the text, which closes it further down.
    const isOpen = endsInString && index === found.length - 1;
    tokens.push({ startIndex: start, scopes: isOpen ? "string" : token.type });
    end = Math.max(end, token.range.end - prefix.length);
  }
  if (end < line.length) tokens.push({ startIndex: end, scopes: "" });
  return { tokens, endsInString };
}

function isOpenString(text: string): boolean {
  const last = tokenize(text).at(-1);
  if (last === undefined) return false;
  const lastText = text.slice(last.range.start, last.range.end);
  const isClosed = lastText.length >= 2 * quotes.length && lastText.endsWith(quotes);
  return lastText.startsWith(quotes) && !isClosed;
}

/** The kinds of tokens, in the order of their numbers in `encodeTokens`. */
export const tokenTypes: readonly SemanticToken["type"][] = [
  "comment",
  "string",
  "number",
  "keyword",
  "key",
  "variable",
  "punctuation",
  "class",
  "port",
  "error",
];
