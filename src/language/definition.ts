import type { HoconValue } from "../hocon/index.ts";
import { descriptorPlace } from "./descriptor-place.ts";
import type { LanguageContext, Location } from "./language-context.ts";
import { occurrencesOf } from "./references.ts";
import type { Occurrence } from "./symbols/occurrence.ts";
import { occurrenceAt } from "./symbols/occurrences.ts";
import { valueAt } from "./values.ts";

const fileStart = { start: 0, end: 0 };

/**
 * Where what stands at the offset is defined: an instance or topic in the blueprint, a class or port in the file
 * that declares it, any other key where its effective value is written and then where that one was overridden.
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
      return declaration(context, symbol.className);
    case "port": {
      const instance = context.blueprint.streamlets.find((one) => one.name === symbol.streamlet);
      return instance === undefined ? [] : declaration(context, instance.className, symbol.port);
    }
    case "key": {
      const value = valueAt(context, symbol.path);
      // A section is written in several places, of which its value knows the last.
      const origins = value === undefined || value.kind === "object" ? [] : originsOf(value);
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

/** Where a class, or a port of it, is declared; the start of the file where its text is not at hand. */
function declaration(context: LanguageContext, className: string, port?: string): readonly Location[] {
  const descriptor = context.catalog.find(className);
  if (descriptor === undefined) return [];
  const { file } = descriptor;
  const text = context.textOf?.(file);
  const place = text === undefined ? undefined : descriptorPlace(file, text, descriptor.className, port);
  return [{ file, range: place ?? fileStart }];
}

function originsOf(value: HoconValue): readonly Location[] {
  return [value, ...value.overrode]
    .map(({ origin }) => ({ file: origin.file, range: origin.keyRange ?? origin.range }))
    .filter(({ file, range }) => file !== "" && range.end > range.start);
}
