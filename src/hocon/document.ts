/** Parsed texts, and back. */
import { scan } from "./lexer.ts";
import { Parser } from "./parser.ts";
import type { HoconProblem } from "./problems.ts";
import { classifyWord } from "./scalar.ts";
import type { RootNode } from "./syntax.ts";
import * as t from "./tokens.ts";

/** A parsed text: syntax tree plus problems. `print(parse(text)) === text` for every string. */
export interface HoconDocument {
  readonly text: string;
  readonly problems: readonly HoconProblem[];
  readonly root: RootNode;
  /** Every character of the text belongs to exactly one of these tokens. */
  readonly tokens: t.TokenTable;
}

/** Reads a text. Never throws; what is wrong is in `problems`, in the order of the text. */
export function parse(text: string): HoconDocument {
  const problems: HoconProblem[] = [];
  const tokens = scan(text, problems);
  const root = new Parser(text, tokens, problems).root();
  problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { text, problems, root, tokens };
}

/** Writes the tokens of a document one after the other, which gives the text that was parsed. */
export function print(document: HoconDocument): string {
  const { starts, count } = document.tokens;
  let text = document.text.slice(0, starts[0]);
  for (let index = 0; index < count; index++) text += document.text.slice(starts[index], starts[index + 1]);
  return text;
}

/** The tokens of a text, told apart by their role, for colouring. */
export function tokenize(text: string): readonly t.HoconToken[] {
  return tokensOf(parse(text));
}

/** As `tokenize`, for a text that is parsed already. */
export function tokensOf(document: HoconDocument): readonly t.HoconToken[] {
  const { starts, count } = document.tokens;
  const tokens: t.HoconToken[] = [];
  for (let index = 0; index < count; index++) {
    const range = { start: starts[index] as number, end: starts[index + 1] as number };
    tokens.push({ kind: kindOf(document, index, range.start, range.end), range });
  }
  return tokens;
}

function kindOf(document: HoconDocument, index: number, start: number, end: number): t.HoconTokenKind {
  const role = document.tokens.roles[index];
  if (role === t.R_KEY) return "key";
  if (role === t.R_INCLUDE) return "include";
  switch (document.tokens.kinds[index]) {
    case t.T_SPACE:
      return "whitespace";
    case t.T_NEWLINE:
      return "newline";
    case t.T_COMMENT:
      return "comment";
    case t.T_QUOTED:
      return "quoted";
    case t.T_MULTILINE:
      return "multiline";
    case t.T_SUBSTITUTION:
      return "substitution";
    case t.T_ERROR:
      return "error";
    case t.T_WORD: {
      const type = classifyWord(document.text.slice(start, end));
      if (type === "number") return "number";
      return type === "string" ? "unquoted" : "keyword";
    }
    default:
      return "punctuation";
  }
}
