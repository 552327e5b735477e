/** Editor-neutral language services: plain functions of text, position and context. No editor types. */
import type { Blueprint, DescriptorCatalog } from "../blueprint/index.ts";
import type { Configuration } from "../config/index.ts";
import type { HoconDocument, TextEdit, TextRange } from "../hocon/index.ts";

/** What the services know beside the text at hand. */
export interface LanguageContext {
  readonly file: string;
  readonly kind: "blueprint" | "configuration";
  readonly document: HoconDocument;
  readonly blueprint: Blueprint;
  readonly blueprintDocument: HoconDocument;
  readonly catalog: DescriptorCatalog;
  readonly configuration: Configuration;
  readonly configurationDocuments: ReadonlyMap<string, HoconDocument>;
}
export interface Location {
  readonly file: string;
  readonly range: TextRange;
}
export interface CompletionItem {
  readonly label: string;
  readonly kind: "key" | "class" | "instance" | "port" | "topic" | "value" | "path" | "snippet";
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly edit: TextEdit;
}
export interface Hover {
  readonly range: TextRange /** Markdown. */;
  readonly contents: readonly string[];
}
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: "section" | "streamlet" | "topic" | "key";
  readonly range: TextRange;
  readonly selectionRange: TextRange;
  readonly children: readonly DocumentSymbol[];
}
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

export declare function completions(context: LanguageContext, offset: number): readonly CompletionItem[];
export declare function hover(context: LanguageContext, offset: number): Hover | undefined;
export declare function definition(context: LanguageContext, offset: number): readonly Location[];
export declare function references(context: LanguageContext, offset: number): readonly Location[];
/** Edits by file, or a sentence that says why not. */
export declare function rename(
  context: LanguageContext,
  offset: number,
  newName: string,
): { readonly edits: ReadonlyMap<string, readonly TextEdit[]> } | { readonly refused: string };
export declare function documentSymbols(context: LanguageContext): readonly DocumentSymbol[];
export declare function foldingRanges(document: HoconDocument): readonly TextRange[];
/** Changes white space only. */
export declare function format(
  document: HoconDocument,
  options?: { readonly indent?: number },
): readonly TextEdit[];
export declare function semanticTokens(text: string): readonly SemanticToken[];
