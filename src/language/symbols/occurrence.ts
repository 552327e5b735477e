import type { TextRange } from "../../hocon/index.ts";

/** What a word in a text stands for. */
export type LanguageSymbol =
  | { readonly kind: "streamlet"; readonly name: string }
  | { readonly kind: "topic"; readonly id: string }
  | { readonly kind: "class"; readonly className: string }
  | { readonly kind: "port"; readonly streamlet: string; readonly port: string }
  | { readonly kind: "key"; readonly path: readonly string[] };

/** One place where a symbol is written. */
export interface Occurrence {
  readonly symbol: LanguageSymbol;
  readonly range: TextRange;
  /** A definition is where the symbol gets its value; everything else refers to it. */
  readonly role: "definition" | "reference";
  /** How another name is written in this place. */
  readonly spelling: "key" | "bare" | "quoted";
}

/** A text that is equal for equal symbols. */
export function symbolKey(symbol: LanguageSymbol): string {
  switch (symbol.kind) {
    case "streamlet":
      return JSON.stringify(["streamlet", symbol.name]);
    case "topic":
      return JSON.stringify(["topic", symbol.id]);
    case "class":
      return JSON.stringify(["class", symbol.className]);
    case "port":
      return JSON.stringify(["port", symbol.streamlet, symbol.port]);
    case "key":
      return JSON.stringify(["key", ...symbol.path]);
  }
}
