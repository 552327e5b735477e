/** First step: cuts a text into tokens. Every character belongs to exactly one token; one pass, no look-back. */
import { classOf, NEWLINE, SPACE, WORD } from "./characters.ts";
import type { HoconProblem } from "./problems.ts";
import { signedExponentEnd } from "./signed-exponent.ts";
import { bytesOf, END_OF_TEXT } from "./text-bytes.ts";
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

/** For each byte the token that it is on its own, or the token that it begins. */
const FIRST_OF = new Uint8Array(256).fill(T_ERROR);
for (let code = 0; code < 128; code++) {
  const kind = classOf(code);
  if (kind === WORD) FIRST_OF[code] = T_WORD;
  else if (kind === SPACE) FIRST_OF[code] = T_SPACE;
  else if (kind === NEWLINE) FIRST_OF[code] = T_NEWLINE;
}
FIRST_OF[OPEN_BRACE] = T_OPEN_BRACE;
FIRST_OF[CLOSE_BRACE] = T_CLOSE_BRACE;
FIRST_OF[0x5b] = T_OPEN_BRACKET;
FIRST_OF[0x5d] = T_CLOSE_BRACKET;
FIRST_OF[0x2c] = T_COMMA;
FIRST_OF[0x3a] = T_COLON;
FIRST_OF[EQUALS] = T_EQUALS;

/** Bytes that go on in a word, and in white space. */
const IN_WORD = FIRST_OF.map((kind, code) => Number(kind === T_WORD && code !== SLASH));
const IN_SPACE = FIRST_OF.map((kind) => Number(kind === T_SPACE));

/** The tables of the text being read, of which each text gets a copy of the right size. */
let kinds = new Uint8Array(1 << 14);
let starts = new Int32Array(1 << 14);
const KEPT_TOKENS = 1 << 20;

export function scan(text: string, problems: HoconProblem[]): TokenTable {
  const { length } = text;
  const bytes = bytesOf(text);
  const lexer = new Lexer(text, bytes, problems);
  let count = 0;
  let at = 0;
  while (at < length) {
    if (count + 2 > kinds.length) makeRoom();
    starts[count] = at;
    at = lexer.next(at);
    kinds[count] = lexer.kind;
    count++;
  }
  kinds[count] = T_END;
  starts[count] = length;
  const table = {
    count,
    kinds: kinds.slice(0, count + 1),
    starts: starts.slice(0, count + 1),
    roles: new Uint8Array(count + 1),
  };
  if (kinds.length > KEPT_TOKENS) {
    kinds = new Uint8Array(1 << 14);
    starts = new Int32Array(1 << 14);
  }
  return table;
}

function makeRoom(): void {
  const moreKinds = new Uint8Array(kinds.length * 2);
  moreKinds.set(kinds);
  kinds = moreKinds;
  const moreStarts = new Int32Array(starts.length * 2);
  moreStarts.set(starts);
  starts = moreStarts;
}

class Lexer {
  /** Kind of the token read last. */
  kind = T_END;
  private readonly text: string;
  private readonly bytes: Uint8Array;
  private readonly problems: HoconProblem[];

  constructor(text: string, bytes: Uint8Array, problems: HoconProblem[]) {
    this.text = text;
    this.bytes = bytes;
    this.problems = problems;
  }

  /** Reads the token at an offset; answers the offset behind it. */
  next(start: number): number {
    const { bytes } = this;
    const kind = FIRST_OF[bytes[start] as number] as number;
    this.kind = kind;
    switch (kind) {
      case T_WORD:
        return this.word(start);
      case T_SPACE: {
        let at = start + 1;
        while (IN_SPACE[bytes[at] as number] === 1) at++;
        return at;
      }
      case T_ERROR:
        return this.special(start);
      default:
        return start + 1;
    }
  }

  private word(start: number): number {
    const { bytes } = this;
    if (bytes[start] === SLASH && bytes[start + 1] === SLASH) return this.comment(start);
    let at = start;
    for (;;) {
      while (IN_WORD[bytes[at] as number] === 1) at++;
      if (bytes[at] === SLASH && bytes[at + 1] !== SLASH) {
        at++;
      } else if (bytes[at] === PLUS) {
        const end = signedExponentEnd(this.text, start, at);
        if (end < 0) return at;
        at = end;
      } else {
        return at;
      }
    }
  }

  private comment(start: number): number {
    this.kind = T_COMMENT;
    const { text } = this;
    const newline = text.indexOf("\n", start);
    if (newline < 0) return text.length;
    return text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
  }

  private special(start: number): number {
    const { bytes, text, problems } = this;
    const code = bytes[start];
    const next = bytes[start + 1];
    if (code === QUOTE) {
      const isMultiline = next === QUOTE && bytes[start + 2] === QUOTE;
      this.kind = isMultiline ? T_MULTILINE : T_QUOTED;
      return isMultiline ? multilineEnd(text, start, problems) : this.quoted(start);
    }
    if (code === HASH) return this.comment(start);
    if (code === DOLLAR && next === OPEN_BRACE) {
      this.kind = T_SUBSTITUTION;
      return this.substitution(start);
    }
    if (code === PLUS && next === EQUALS) {
      this.kind = T_PLUS_EQUALS;
      return start + 2;
    }
    return start + 1;
  }

  /** Ends behind the closing quote, or before the newline when there is none. */
  private quoted(start: number): number {
    const { bytes, problems } = this;
    let at = start + 1;
    for (;;) {
      const code = bytes[at] as number;
      if (code === QUOTE) return at + 1;
      if (code === BACKSLASH) {
        at = escapeEnd(this.text, at, problems);
      } else if (code === END_OF_TEXT) {
        break;
      } else if (code < 0x20) {
        if (code === 0x0a) break;
        if (code === 0x0d && bytes[at + 1] === 0x0a) break;
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

  /** Ends behind the closing brace, or at the end of the line when there is none. */
  private substitution(start: number): number {
    const { bytes, text, problems } = this;
    let at = start + 2;
    if (bytes[at] === QUESTION) at++;
    for (;;) {
      const code = bytes[at] as number;
      if (code === CLOSE_BRACE) return at + 1;
      if (code === QUOTE) {
        at = text.startsWith('"""', at) ? multilineEnd(text, at, problems) : this.quoted(at);
      } else if (isSubstitutionEnd(code)) {
        break;
      } else {
        at++;
      }
    }
    while (at > start + 2 && IN_SPACE[bytes[at - 1] as number] === 1) at--;
    problems.push({
      code: "unterminated-substitution",
      range: { start, end: at },
      message: "This substitution is not closed; add } behind its path.",
    });
    return at;
  }
}

function isSubstitutionEnd(code: number): boolean {
  return (
    code === 0x0a ||
    code === HASH ||
    code === OPEN_BRACE ||
    code === 0x2c ||
    code === EQUALS ||
    code === END_OF_TEXT
  );
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

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
