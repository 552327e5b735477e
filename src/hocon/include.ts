/** The syntax of include statements (specification, "Include syntax"). */
import { isSpace } from "./characters.ts";
import { unquote, unquoteMultiline } from "./scalar.ts";
import type { IncludeKind } from "./syntax.ts";
import type { TextRange } from "./text.ts";

export interface IncludeArgument {
  readonly form: IncludeKind;
  readonly required: boolean;
  readonly name: string;
  readonly nameRange: TextRange;
  /** Offset behind the argument. */
  readonly end: number;
}

const FORMS = ["file", "url", "classpath"] as const;

/** Reads what follows the word `include`, from `start` on; undefined when it is not one of the allowed forms. */
export function readIncludeArgument(text: string, start: number): IncludeArgument | undefined {
  let at = skipBlank(text, start);
  const required = text.startsWith("required(", at);
  if (required) at = skipBlank(text, at + "required(".length);
  const form = FORMS.find((name) => text.startsWith(`${name}(`, at));
  if (form !== undefined) at = skipBlank(text, at + form.length + 1);
  if (text.charAt(at) !== '"') return undefined;
  const isMultiline = text.startsWith('"""', at);
  const nameStart = at;
  at = isMultiline ? multilineEnd(text, at) : quotedEnd(text, at);
  if (at < 0) return undefined;
  const nameRange = { start: nameStart, end: at };
  const written = text.slice(nameStart, at);
  for (let open = Number(required) + Number(form !== undefined); open > 0; open--) {
    at = skipBlank(text, at);
    if (text.charAt(at) !== ")") return undefined;
    at++;
  }
  return {
    form: form ?? "heuristic",
    required,
    name: isMultiline ? unquoteMultiline(written) : unquote(written),
    nameRange,
    end: at,
  };
}

/** Skips white space, newlines and comments. */
function skipBlank(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text.charAt(at) === "#" || text.startsWith("//", at)) {
      const newline = text.indexOf("\n", at);
      at = newline < 0 ? text.length : newline;
    } else if (isSpace(text.charCodeAt(at))) at++;
    else break;
  }
  return at;
}

/** Offset behind the quotes that close a `"""` string, or -1. */
function multilineEnd(text: string, start: number): number {
  const close = text.indexOf('"""', start + 3);
  if (close < 0) return -1;
  let at = close + 3;
  while (text.charAt(at) === '"') at++;
  return at;
}

/** Offset behind the closing quote, or -1 when there is none on the line. */
function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char === "\n") return -1;
    if (char === "\\") at++;
  }
  return -1;
}
