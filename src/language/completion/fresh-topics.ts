import { renderPath } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import type { Suggestion } from "./completion-item.ts";

/** A topic for each outlet that is on none yet, named after it. */
export function freshTopics(context: LanguageContext): readonly Suggestion[] {
  const { blueprint, catalog } = context;
  const bound = new Set(blueprint.topics.flatMap((topic) => topic.producers.map((port) => port.text)));
  const ids = new Set(blueprint.topics.map((topic) => topic.id));
  const suggestions: Suggestion[] = [];
  for (const instance of blueprint.streamlets) {
    for (const outlet of catalog.find(instance.className)?.outlets ?? []) {
      const path = `${instance.name}.${outlet.name}`;
      if (bound.has(path)) continue;
      const id = freeId(outlet.name === "out" ? instance.name : outlet.name, instance.name, ids);
      ids.add(id);
      suggestions.push({
        label: id,
        kind: "snippet",
        detail: `topic for ${path}`,
        newText: `${renderPath([id])} { producers = [${path}], consumers = [] }`,
      });
    }
  }
  return suggestions;
}

function freeId(base: string, instance: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  const full = `${instance}-${base}`;
  let id = full;
  for (let number = 2; taken.has(id); number += 1) id = `${full}-${number}`;
  return id;
}
