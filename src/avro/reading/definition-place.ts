import type { Schema } from "../schema.ts";

/** Where a schema is written. */
export interface DefinitionPlace {
  /** Stands for the text, the same object for all of its schemas. */
  readonly text: object;
  /** RFC 6901 pointer into the text's JSON. */
  readonly pointer: string;
}

const places = new WeakMap<Schema, DefinitionPlace>();

/** Remembers where a named type, or the schema of a whole text, is written. */
export function rememberPlace(schema: Schema, place: DefinitionPlace): void {
  if (!places.has(schema)) places.set(schema, place);
}

/**
 * The pointer to a schema's definition, as seen from a schema around it, both written in one text; undefined
 * where they are not.
 */
export function pointerFrom(root: Schema, schema: Schema): string | undefined {
  const [around, place] = [places.get(root), places.get(schema)];
  if (around === undefined || place === undefined || around.text !== place.text) return undefined;
  if (place.pointer === around.pointer) return "";
  if (!place.pointer.startsWith(`${around.pointer}/`)) return undefined;
  return place.pointer.slice(around.pointer.length);
}
