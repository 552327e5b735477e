import { type HoconValue, renderPath, resolve } from "../../hocon/index.ts";
import { summaryOf } from "../hover/summary.ts";
import type { LanguageContext } from "../language-context.ts";
import type { Suggestion } from "./completion-item.ts";

/** More paths than anyone reads are not listed. */
const mostPaths = 1000;

/** The paths that a substitution may name, with the values they have. */
export function completeSubstitution(context: LanguageContext): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  const visit = (value: HoconValue, path: readonly string[]) => {
    if (suggestions.length >= mostPaths) return;
    if (path.length > 0) {
      const label = renderPath(path);
      suggestions.push({ label, kind: "path", detail: summaryOf(value), newText: label });
    }
    if (value.kind === "object") for (const [key, below] of value.fields) visit(below, [...path, key]);
  };
  visit(rootOf(context), []);
  return suggestions;
}

/** Configuration files are resolved together, the blueprint by itself. */
export function rootOf(context: LanguageContext): HoconValue {
  if (context.kind === "configuration") return context.configuration.resolution.root;
  return resolve([{ file: context.file, document: context.document }]).root;
}
