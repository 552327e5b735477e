/** Where inside of which named type a pointer into a schema leads, whatever text defines the type. */
import type { Schema } from "../../avro/index.ts";

/** A type as it is found from the definition of the record around it. */
export interface TypePath {
  /** Full name of the innermost record. */
  readonly record: string;
  readonly field: string;
  /** From the field's type inwards: `items`, `values`, or the index of a union's branch. */
  readonly steps: readonly string[];
  /** The type that is there. */
  readonly schema: Schema;
}

/** Undefined for a place outside of records, which has no name to find it by in another text. */
export function typePathOf(root: Schema, pointer: string): TypePath | undefined {
  let schema: Schema | undefined = root;
  let around: { readonly record: string; readonly field: string } | undefined;
  let steps: string[] = [];
  const tokens = pointer.split("/").slice(1);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? "";
    // A type may stand in `{ "type": … }`, and a field's type does.
    if (token === "type") continue;
    if (schema.type === "record" && token === "fields") {
      at++;
      const field: { readonly name: string; readonly schema: Schema } | undefined =
        schema.fields[Number(tokens[at])];
      if (field === undefined) return undefined;
      around = { record: schema.fullName, field: field.name };
      steps = [];
      schema = field.schema;
      continue;
    }
    const inner: Schema | undefined = insideOf(schema, token);
    if (inner === undefined) return undefined;
    steps.push(token);
    schema = inner;
  }
  return around === undefined ? undefined : { ...around, steps, schema };
}

function insideOf(schema: Schema, token: string): Schema | undefined {
  if (schema.type === "array" && token === "items") return schema.items;
  if (schema.type === "map" && token === "values") return schema.values;
  return schema.type === "union" ? schema.branches[Number(token)] : undefined;
}

/** The schema that a pointer leads to. */
export function schemaAt(root: Schema, pointer: string): Schema | undefined {
  return pointer === "" ? root : (typePathOf(root, pointer)?.schema ?? rootPart(root, pointer));
}

function rootPart(root: Schema, pointer: string): Schema | undefined {
  let schema: Schema | undefined = root;
  for (const token of pointer.split("/").slice(1)) {
    if (schema === undefined) return undefined;
    if (token !== "type") schema = insideOf(schema, token);
  }
  return schema;
}
