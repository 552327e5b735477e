/** Sets of token kinds that the grammar speaks of. */
import type { Separator } from "./syntax.ts";
import * as t from "./tokens.ts";

/** The separator that a token is, or the empty text. */
export function separatorOf(kind: number): Separator {
  if (kind === t.T_EQUALS) return "=";
  if (kind === t.T_COLON) return ":";
  return kind === t.T_PLUS_EQUALS ? "+=" : "";
}

/** Tokens that may be part of a key. */
export function isKeyToken(kind: number): boolean {
  return kind === t.T_WORD || kind === t.T_QUOTED || kind === t.T_MULTILINE;
}

/** Tokens that begin a piece of a value. */
export function isPieceStart(kind: number): boolean {
  return (
    isKeyToken(kind) || kind === t.T_SUBSTITUTION || kind === t.T_OPEN_BRACE || kind === t.T_OPEN_BRACKET
  );
}
