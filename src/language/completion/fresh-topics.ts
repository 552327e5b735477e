import type { PortPath } from "../../blueprint/index.ts";
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
      const id = freeTopicId({ streamlet: instance.name, port: outlet.name }, ids);
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

/** A free id for a topic that an outlet is to feed, after the outlet, or its instance where it is just called `out`. */
function freeTopicId(outlet: PortPath, taken: ReadonlySet<string>): string {
  const base = outlet.port === "out" ? outlet.streamlet : outlet.port;
  if (!taken.has(base)) return base;
  const full = `${outlet.streamlet}-${outlet.port}`;
  let id = full;
  for (let number = 2; taken.has(id); number += 1) id = `${full}-${number}`;
  return id;
}
