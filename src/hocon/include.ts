/** The syntax of include statements (specification, "Include syntax"). */
import { isSpace } from "./characters.ts";
import { unquote } from "./scalar.ts";
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
  let at = skipSpace(text, start);
  const required = text.startsWith("required(", at);
  if (required) at = skipSpace(text, at + "required(".length);
  const form = FORMS.find((name) => text.startsWith(`${name}(`, at));
  if (form !== undefined) at = skipSpace(text, at + form.length + 1);
  if (text.charAt(at) !== '"' || text.startsWith('"""', at)) return undefined;
  const nameStart = at;
  at = quotedEnd(text, at);
  if (at < 0) return undefined;
  const nameRange = { start: nameStart, end: at };
  for (let open = Number(required) + Number(form !== undefined); open > 0; open--) {
    at = skipSpace(text, at);
    if (text.charAt(at) !== ")") return undefined;
    at++;
  }
  return {
    form: form ?? "heuristic",
    required,
    name: unquote(text.slice(nameStart, nameRange.end)),
    nameRange,
    end: at,
  };
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
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
