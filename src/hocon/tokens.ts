/** Lexical tokens: numbers in a table while parsing, objects for callers. */
import type { TextRange } from "./text.ts";

export type HoconTokenKind =
  | "whitespace"
  | "newline"
  | "comment"
  | "punctuation"
  | "quoted"
  | "multiline"
  | "unquoted"
  | "number"
  | "keyword"
  | "substitution"
  | "include"
  | "key"
  | "error";

/** A lexical token. The concatenation of all tokens' texts is the input. */
export interface HoconToken {
  readonly kind: HoconTokenKind;
  readonly range: TextRange;
}

export const T_SPACE = 0;
export const T_NEWLINE = 1;
export const T_COMMENT = 2;
export const T_QUOTED = 3;
export const T_MULTILINE = 4;
export const T_WORD = 5;
export const T_SUBSTITUTION = 6;
export const T_OPEN_BRACE = 7;
export const T_CLOSE_BRACE = 8;
export const T_OPEN_BRACKET = 9;
export const T_CLOSE_BRACKET = 10;
export const T_COMMA = 11;
export const T_COLON = 12;
export const T_EQUALS = 13;
export const T_PLUS_EQUALS = 14;
export const T_ERROR = 15;
export const T_END = 16;

/** Roles that the parser gives to tokens by their place; the lexer leaves them at `R_NONE`. */
export const R_NONE = 0;
export const R_KEY = 1;
export const R_INCLUDE = 2;

/**
 * The tokens of a text as numbers: token `i` has kind `kinds[i]` and spans `starts[i]` to `starts[i + 1]`.
 * A final `T_END` token stands at the end of the text, so that looking ahead needs no bounds check.
 */
export interface TokenTable {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly roles: Uint8Array;
}

/** Index of the token that holds the offset (the last one for the end of the text). */
export function tokenAt(table: TokenTable, offset: number): number {
  let low = 0;
  let high = table.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table.starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
