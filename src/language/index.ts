/** Editor-neutral language services: plain functions of text, position and context. No editor types. */
export type { CompletionItem } from "./completion/completion-item.ts";
export { completions } from "./completion/completions.ts";
export { definition } from "./definition.ts";
export { descriptorPlace } from "./descriptor-place.ts";
export { type DocumentSymbol, documentSymbols } from "./document-symbols.ts";
export { type Hover, hover } from "./hover/hover.ts";
export type { LanguageContext, Location } from "./language-context.ts";
export { foldingRanges } from "./layout/folding-ranges.ts";
export { format } from "./layout/format.ts";
export { quickFixes } from "./quick-fixes/quick-fixes.ts";
export { references } from "./references.ts";
export { type RenameResult, rename } from "./rename.ts";
export { type SemanticToken, semanticTokens } from "./semantic-tokens.ts";
