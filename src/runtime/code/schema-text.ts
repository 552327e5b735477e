import type { Schema } from "../../avro/index.ts";

/** Avro JSON of a linked schema that stands alone: each named type is defined where it is first mentioned. */
export function schemaText(schema: Schema): string {
  return JSON.stringify(schemaJson(schema, new Set()));
}

function schemaJson(schema: Schema, defined: Set<string>): unknown {
  switch (schema.type) {
    case "array":
      return { type: "array", items: schemaJson(schema.items, defined) };
    case "map":
      return { type: "map", values: schemaJson(schema.values, defined) };
    case "union":
      return schema.branches.map((branch) => schemaJson(branch, defined));
    case "record":
    case "enum":
    case "fixed":
      return namedJson(schema, defined);
    default:
      return schema.logical === undefined
        ? schema.type
        : { type: schema.type, ...logicalJson(schema.logical) };
  }
}

function namedJson(schema: Extract<Schema, { fullName: string }>, defined: Set<string>): unknown {
  if (defined.has(schema.fullName)) return schema.fullName;
  defined.add(schema.fullName);
  const dot = schema.fullName.lastIndexOf(".");
  const head = {
    type: schema.type,
    name: schema.fullName.slice(dot + 1),
    // An empty namespace keeps a type without one from taking that of the type around it.
    namespace: dot < 0 ? "" : schema.fullName.slice(0, dot),
    ...(schema.doc === undefined ? {} : { doc: schema.doc }),
    ...(schema.aliases.length === 0 ? {} : { aliases: schema.aliases }),
  };
  if (schema.type === "enum") {
    return {
      ...head,
      symbols: schema.symbols,
      ...(schema.default === undefined ? {} : { default: schema.default }),
    };
  }
  if (schema.type === "fixed") {
    return {
      ...head,
      size: schema.size,
      ...(schema.logical === undefined ? {} : logicalJson(schema.logical)),
    };
  }
  return {
    ...head,
    fields: schema.fields.map((field) => ({
      name: field.name,
      type: schemaJson(field.schema, defined),
      ...(field.doc === undefined ? {} : { doc: field.doc }),
      ...(field.default === undefined ? {} : { default: field.default.json }),
      ...(field.aliases.length === 0 ? {} : { aliases: field.aliases }),
    })),
  };
}

function logicalJson(logical: {
  readonly name: string;
  readonly precision?: number;
  readonly scale?: number;
}) {
  return {
    logicalType: logical.name,
    ...(logical.precision === undefined ? {} : { precision: logical.precision }),
    ...(logical.scale === undefined ? {} : { scale: logical.scale }),
  };
}
