import { type HoconDocument, type HoconTokenKind, parse, type TextRange, tokensOf } from "../hocon/index.ts";
import { occurrencesIn } from "./symbols/occurrences.ts";

export interface SemanticToken {
  readonly range: TextRange;
  readonly type:
    | "comment"
    | "string"
    | "number"
    | "keyword"
    | "key"
    | "variable"
    | "punctuation"
    | "class"
    | "port"
    | "error";
}

const types: Readonly<Record<HoconTokenKind, SemanticToken["type"] | undefined>> = {
  whitespace: undefined,
  newline: undefined,
  comment: "comment",
  punctuation: "punctuation",
  quoted: "string",
  multiline: "string",
  unquoted: "string",
  number: "number",
  keyword: "keyword",
  substitution: "variable",
  include: "keyword",
  key: "key",
  error: "error",
};

/** Tokens to colour, in the order of the text; white space has none. Class names and port paths are told apart from other texts. */
export function semanticTokens(text: string): readonly SemanticToken[] {
  const document = parse(text);
  const special = specialStarts(document);
  return tokensOf(document).flatMap(({ kind, range }) => {
    const isValue = kind === "unquoted" || kind === "quoted" || kind === "number";
    const type = (isValue ? special.get(range.start) : undefined) ?? types[kind];
    return type === undefined ? [] : [{ range, type }];
  });
}

/** Where tokens start that name a class or a port. */
function specialStarts(document: HoconDocument): ReadonlyMap<number, "class" | "port"> {
  const starts = new Map<number, "class" | "port">();
  for (const { symbol, range, role, spelling } of occurrencesIn(document)) {
    if (role !== "reference" || spelling === "key") continue;
    const start = range.start - (spelling === "quoted" ? 1 : 0);
    if (symbol.kind === "class") starts.set(start, "class");
    if (symbol.kind === "streamlet") starts.set(start, "port");
  }
  return starts;
}
