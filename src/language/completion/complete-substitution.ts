import { type HoconValue, renderPath } from "../../hocon/index.ts";
import { summaryOf } from "../hover/summary.ts";
import type { LanguageContext } from "../language-context.ts";
import { rootsOf } from "../values.ts";
import type { Suggestion } from "./completion-item.ts";

/** More paths than anyone reads are not listed. */
const mostPaths = 1000;

/** The paths that a substitution may name, with the values they have. */
export function completeSubstitution(context: LanguageContext): readonly Suggestion[] {
  const suggestions = new Map<string, Suggestion>();
  const visit = (value: HoconValue, path: readonly string[]) => {
    if (suggestions.size >= mostPaths) return;
    const label = renderPath(path);
    if (path.length > 0 && !suggestions.has(label)) {
      suggestions.set(label, { label, kind: "path", detail: summaryOf(value), newText: label });
    }
    if (value.kind === "object") for (const [key, below] of value.fields) visit(below, [...path, key]);
  };
  for (const root of rootsOf(context)) visit(root, []);
  return [...suggestions.values()];
}
