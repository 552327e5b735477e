/** Path expressions, `a."b.c".d` (specification, "Path expressions"). */
import { classOf, isSpace, SPACE, WORD } from "./characters.ts";
import { unquote } from "./scalar.ts";
import { signedExponentEnd } from "./signed-exponent.ts";
import type { KeyElement } from "./syntax.ts";
import type { TextRange } from "./text.ts";

/** What is wrong with a path expression. */
export interface PathFault {
  readonly range: TextRange;
  readonly message: string;
}

const DOT = 0x2e;
const QUOTE = 0x22;
const PLUS = 0x2b;

/**
 * Reads the expression in `text` from `start` to `end`. White space around it does not belong to it, inside
 * it does. Answers a fault for an empty expression, an empty element that is not quoted, or a reserved character.
 */
export function readPath(text: string, start: number, end: number): KeyElement[] | PathFault {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (from === to) {
    return { range: { start, end }, message: "This path is empty; write a key such as a.b." };
  }
  const elements: KeyElement[] = [];
  let element = "";
  let elementStart = from;
  let isQuoted = false;
  /** Where the unquoted text without white space begins, which may be a number. */
  let wordStart = from;
  let at = from;
  while (at <= to) {
    const code = at < to ? text.charCodeAt(at) : DOT;
    if (code === DOT) {
      if (element === "" && !isQuoted) {
        return {
          range: { start: from, end: to },
          message:
            'This path has an empty element (two dots in a row, or one at an end); write "" if an empty key is meant.',
        };
      }
      elements.push({ text: element, start: elementStart, end: at });
      element = "";
      isQuoted = false;
      at++;
      elementStart = at;
    } else if (code === QUOTE) {
      const close = quotedPieceEnd(text, at, to);
      element +=
        text.startsWith('"""', at) && close >= at + 6
          ? text.slice(at + 3, close - 3)
          : unquote(text.slice(at, close));
      isQuoted = true;
      at = close;
      wordStart = at;
    } else {
      const kind = classOf(code);
      const isComment = code === 0x2f && at + 1 < to && text.charCodeAt(at + 1) === 0x2f;
      const numberEnd = code === PLUS ? signedExponentEnd(text, wordStart, at) : -1;
      if (numberEnd > at && numberEnd <= to) {
        element += text.slice(at, numberEnd);
        at = numberEnd;
        continue;
      }
      if ((kind !== WORD && kind !== SPACE) || isComment) {
        return {
          range: { start: at, end: at + 1 },
          message: `The character ${JSON.stringify(text.charAt(at))} cannot stand in a path; put the element in double quotes.`,
        };
      }
      element += text.charAt(at);
      at++;
      if (kind === SPACE) wordStart = at;
    }
  }
  return elements;
}

function quotedPieceEnd(text: string, start: number, end: number): number {
  if (text.startsWith('"""', start)) {
    let close = text.indexOf('"""', start + 3);
    if (close < 0 || close + 3 > end) return end;
    close += 3;
    while (close < end && text.charCodeAt(close) === QUOTE) close++;
    return close;
  }
  let at = start + 1;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === QUOTE) return at + 1;
    at++;
  }
  return end;
}

/** `a.b."c.d"` as `["a", "b", "c.d"]`; undefined for a bad path expression. */
export function parsePath(expression: string): readonly string[] | undefined {
  const elements = readPath(expression, 0, expression.length);
  return Array.isArray(elements) ? elements.map((element) => element.text) : undefined;
}

const PLAIN_ELEMENT = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$|^-[\p{L}_][\p{L}\p{N}_-]*$/u;

/** One element as it is written in a path expression, quoted where it must be. */
export function renderPathElement(element: string): string {
  return PLAIN_ELEMENT.test(element) && element !== "include" ? element : JSON.stringify(element);
}

/** `["a", "b", "c.d"]` as `a.b."c.d"`. The inverse of `parsePath` for every path with at least one element. */
export function renderPath(path: readonly string[]): string {
  return path.map(renderPathElement).join(".");
}
