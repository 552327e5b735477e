/** Simple values: what the characters of a scalar mean. */
import { unescapeProperty } from "./properties.ts";
import type { ScalarNode } from "./syntax.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The characters of a quoted string given with its quotes; a missing closing quote and bad escapes are tolerated. */
export function unquote(raw: string): string {
  const isClosed = raw.length > 1 && raw.endsWith('"');
  if (!raw.includes("\\")) return raw.slice(1, isClosed ? -1 : undefined);
  let result = "";
  let at = 1;
  while (at < raw.length) {
    const char = raw.charAt(at);
    if (char === '"') break;
    if (char !== "\\") {
      result += char;
      at++;
      continue;
    }
    const letter = raw.charAt(at + 1);
    const digits = letter === "u" ? raw.slice(at + 2, at + 6) : "";
    if (/^[0-9a-fA-F]{4}$/.test(digits)) {
      result += String.fromCharCode(Number.parseInt(digits, 16));
      at += 6;
    } else {
      result += ESCAPES[letter] ?? letter;
      at += 2;
    }
  }
  return result;
}

/** The characters of a `"""` string given with its quotes: no escapes, extra closing quotes belong to it. */
export function unquoteMultiline(raw: string): string {
  return raw.length >= 6 && raw.endsWith('"""') ? raw.slice(3, -3) : raw.slice(3);
}

/** The scalar as a piece of a string concatenation: numbers and keywords as they were written. */
export function scalarText(text: string, node: ScalarNode): string {
  const raw = text.slice(node.start, node.end);
  if (node.form === "quoted") return unquote(raw);
  if (node.form === "property") return unescapeProperty(raw);
  return node.form === "multiline" ? unquoteMultiline(raw) : raw;
}

/**
 * A number in the characters of JSON's (specification, "Unquoted strings"). Leading zeros, as in `007`, and a dot
 * without digits on one side, as in `1.`, are numbers in the reference implementation too.
 */
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export type WordType = "number" | "boolean" | "null" | "string";

/** What a single unquoted word means as a value of its own. */
export function classifyWord(word: string): WordType {
  const first = word.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || first === 0x2d) return NUMBER.test(word) ? "number" : "string";
  if (word === "true" || word === "false") return "boolean";
  return word === "null" ? "null" : "string";
}
