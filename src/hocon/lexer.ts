/** First step: cuts a text into tokens. Every character belongs to exactly one token; one pass, no look-back. */
import { classOf, NEWLINE, SPACE, WORD } from "./characters.ts";
import type { HoconProblem } from "./problems.ts";
import { signedExponentEnd } from "./signed-exponent.ts";
import {
  T_CLOSE_BRACE,
  T_CLOSE_BRACKET,
  T_COLON,
  T_COMMA,
  T_COMMENT,
  T_END,
  T_EQUALS,
  T_ERROR,
  T_MULTILINE,
  T_NEWLINE,
  T_OPEN_BRACE,
  T_OPEN_BRACKET,
  T_PLUS_EQUALS,
  T_QUOTED,
  T_SPACE,
  T_SUBSTITUTION,
  T_WORD,
  type TokenTable,
} from "./tokens.ts";

const QUOTE = 0x22;
const HASH = 0x23;
const DOLLAR = 0x24;
const PLUS = 0x2b;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUESTION = 0x3f;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const PUNCTUATION = new Uint8Array(128);
PUNCTUATION[OPEN_BRACE] = T_OPEN_BRACE;
PUNCTUATION[CLOSE_BRACE] = T_CLOSE_BRACE;
PUNCTUATION[0x5b] = T_OPEN_BRACKET;
PUNCTUATION[0x5d] = T_CLOSE_BRACKET;
PUNCTUATION[0x2c] = T_COMMA;
PUNCTUATION[0x3a] = T_COLON;
PUNCTUATION[EQUALS] = T_EQUALS;

/** A token packs its end and its kind into one number, so that reading one makes no object. */
const KINDS = 32;

export function scan(text: string, problems: HoconProblem[]): TokenTable {
  const length = text.length;
  let kinds = new Uint8Array((length >> 2) + 16);
  let starts = new Int32Array(kinds.length);
  let count = 0;
  let at = 0;
  while (at < length) {
    if (count + 2 > kinds.length) {
      kinds = grow(kinds, new Uint8Array(kinds.length * 2));
      starts = grow(starts, new Int32Array(kinds.length));
    }
    // A function of its own is compiled once for all texts; as part of this loop it would be compiled per text.
    const token = nextToken(text, at, problems);
    kinds[count] = token % KINDS;
    starts[count] = at;
    count++;
    at = Math.floor(token / KINDS);
  }
  kinds[count] = T_END;
  starts[count] = length;
  return { count, kinds, starts, roles: new Uint8Array(count + 1) };
}

function nextToken(text: string, start: number, problems: HoconProblem[]): number {
  const code = text.charCodeAt(start);
  switch (classOf(code)) {
    case WORD:
      if (code === SLASH && text.charCodeAt(start + 1) === SLASH)
        return commentEnd(text, start) * KINDS + T_COMMENT;
      return wordEnd(text, start) * KINDS + T_WORD;
    case SPACE:
      return spaceEnd(text, start) * KINDS + T_SPACE;
    case NEWLINE:
      return (start + 1) * KINDS + T_NEWLINE;
    default:
      return specialToken(text, start, code, problems);
  }
}

function specialToken(text: string, start: number, code: number, problems: HoconProblem[]): number {
  const punctuation = PUNCTUATION[code] as number;
  if (punctuation !== 0) return (start + 1) * KINDS + punctuation;
  const next = text.charCodeAt(start + 1);
  if (code === QUOTE) {
    if (next === QUOTE && text.charCodeAt(start + 2) === QUOTE) {
      return multilineEnd(text, start, problems) * KINDS + T_MULTILINE;
    }
    return quotedEnd(text, start, problems) * KINDS + T_QUOTED;
  }
  if (code === HASH) return commentEnd(text, start) * KINDS + T_COMMENT;
  if (code === DOLLAR && next === OPEN_BRACE)
    return substitutionEnd(text, start, problems) * KINDS + T_SUBSTITUTION;
  if (code === PLUS && next === EQUALS) return (start + 2) * KINDS + T_PLUS_EQUALS;
  return (start + 1) * KINDS + T_ERROR;
}

function spaceEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && classOf(text.charCodeAt(at)) === SPACE) at++;
  return at;
}

function grow<A extends Uint8Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

function commentEnd(text: string, start: number): number {
  const newline = text.indexOf("\n", start);
  if (newline < 0) return text.length;
  return text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    // Past the end the code is NaN, whose class is WORD; the comparison below ends the loop there.
    if (classOf(code) === WORD && at < text.length) {
      if (code === SLASH && text.charCodeAt(at + 1) === SLASH) return at;
      at++;
    } else if (code === PLUS) {
      const end = signedExponentEnd(text, start, at);
      if (end < 0) return at;
      at = end;
    } else {
      return at;
    }
  }
}

/** Ends behind the closing quote, or before the newline when there is none. */
function quotedEnd(text: string, start: number, problems: HoconProblem[]): number {
  const length = text.length;
  let at = start + 1;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) {
      at = escapeEnd(text, at, problems);
    } else if (code < 0x20) {
      if (code === 0x0a) break;
      if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) break;
      problems.push({
        code: "control-character",
        range: { start: at, end: at + 1 },
        message: `A quoted string cannot hold the control character U+${hex(code)}; write \\u${hex(code)}, or use a """ string.`,
      });
      at++;
    } else {
      at++;
    }
  }
  problems.push({
    code: "unterminated-string",
    range: { start, end: at },
    message: 'This string has no closing quote on its line; add ", or use """ for text of several lines.',
  });
  return at;
}

function escapeEnd(text: string, start: number, problems: HoconProblem[]): number {
  const letter = text.charAt(start + 1);
  if (letter === "u") {
    if (/^[0-9a-fA-F]{4}$/.test(text.slice(start + 2, start + 6))) return start + 6;
  } else if (letter !== "" && '"\\/bfnrt'.includes(letter)) {
    return start + 2;
  }
  const isShown = letter !== "" && letter !== "\n" && letter !== "\r";
  const end = isShown ? start + 2 : start + 1;
  problems.push({
    code: "bad-escape",
    range: { start, end },
    message: `${text.slice(start, end)} is not an escape; write \\\\ for a backslash, or one of \\" \\/ \\b \\f \\n \\r \\t \\u0000.`,
  });
  return end;
}

/** Ends behind the last quote of the closing run: further quotes belong to the string. */
function multilineEnd(text: string, start: number, problems: HoconProblem[]): number {
  const close = text.indexOf('"""', start + 3);
  if (close < 0) {
    problems.push({
      code: "unterminated-string",
      range: { start, end: start + 3 },
      message: 'This multi-line string is never closed; add """ where it ends.',
    });
    return text.length;
  }
  let end = close + 3;
  while (text.charCodeAt(end) === QUOTE) end++;
  return end;
}

/** Ends behind the closing brace, or at the end of the line when there is none. */
function substitutionEnd(text: string, start: number, problems: HoconProblem[]): number {
  let at = start + 2;
  if (text.charCodeAt(at) === QUESTION) at++;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === CLOSE_BRACE) return at + 1;
    if (code === QUOTE) {
      at = text.startsWith('"""', at) ? multilineEnd(text, at, problems) : quotedEnd(text, at, problems);
    } else if (code === 0x0a || code === HASH || code === OPEN_BRACE || code === 0x2c || code === EQUALS) {
      break;
    } else {
      at++;
    }
  }
  while (at > start + 2 && classOf(text.charCodeAt(at - 1)) === SPACE) at--;
  problems.push({
    code: "unterminated-substitution",
    range: { start, end: at },
    message: "This substitution is not closed; add } behind its path.",
  });
  return at;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
