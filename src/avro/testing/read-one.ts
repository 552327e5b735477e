import { readSchema } from "../read-schemas.ts";
import type { Schema } from "../schema.ts";

/** The schema of JSON that is known to be right. */
export function readOne(json: unknown): Schema {
  const { schema, problems } = readSchema(JSON.stringify(json));
  if (schema === undefined) throw new Error(`does not read: ${JSON.stringify(problems)}`);
  return schema;
}

/** A record with these fields. */
export function record(name: string, ...fields: readonly unknown[]): Record<string, unknown> {
  return { type: "record", name, fields };
}

/** Nests a type in as many arrays. */
export function nested(levels: number, leaf: unknown): unknown {
  let json = leaf;
  for (let i = 0; i < levels; i++) json = { type: "array", items: json };
  return json;
}
