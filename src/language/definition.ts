import { getPath, type HoconValue } from "../hocon/index.ts";
import type { LanguageContext, Location } from "./language-context.ts";
import { occurrencesOf } from "./references.ts";
import type { Occurrence } from "./symbols/occurrence.ts";
import { occurrenceAt } from "./symbols/occurrences.ts";

const fileStart = { start: 0, end: 0 };

/**
 * Where what stands at the offset is defined: an instance or topic in the blueprint, a class or port in the file
 * of its descriptor, any other key where its effective value is written and then where that one was overridden.
 */
export function definition(context: LanguageContext, offset: number): readonly Location[] {
  const at = occurrenceAt(context.document, offset);
  if (at === undefined) return [];
  const { symbol } = at;
  switch (symbol.kind) {
    case "streamlet":
    case "topic":
      return blueprintDefinitions(context, at);
    case "class":
      return descriptorFile(context, symbol.className);
    case "port": {
      const instance = context.blueprint.streamlets.find((one) => one.name === symbol.streamlet);
      return instance === undefined ? [] : descriptorFile(context, instance.className);
    }
    case "key": {
      const value = getPath(context.configuration.resolution.root, symbol.path);
      const origins = context.kind === "configuration" && value !== undefined ? originsOf(value) : [];
      return origins.length > 0 ? origins : definitionsAmong(context, at);
    }
  }
}

/** Definitions in the blueprint; a name that only configuration knows leads there. */
function blueprintDefinitions(context: LanguageContext, at: Occurrence): readonly Location[] {
  const all = definitionsAmong(context, at);
  const inBlueprint = all.filter(({ file }) => file === context.blueprint.file);
  return inBlueprint.length > 0 ? inBlueprint : all;
}

function definitionsAmong(context: LanguageContext, at: Occurrence): readonly Location[] {
  return occurrencesOf(context, at.symbol)
    .filter(({ occurrence }) => occurrence.role === "definition")
    .map(({ file, occurrence }) => ({ file, range: occurrence.range }));
}

function descriptorFile(context: LanguageContext, className: string): readonly Location[] {
  const descriptor = context.catalog.find(className);
  return descriptor === undefined ? [] : [{ file: descriptor.file, range: fileStart }];
}

function originsOf(value: HoconValue): readonly Location[] {
  return [value, ...value.overrode]
    .map(({ origin }) => ({ file: origin.file, range: origin.keyRange ?? origin.range }))
    .filter(({ file, range }) => file !== "" && range.end > range.start);
}
