import { namespaceOf, simpleName } from "../names.ts";
import type { NamedSchema, RecordField, RecordSchema, Schema } from "../schema.ts";
import { identifier } from "./identifier.ts";

/**
 * TypeScript declarations for all named types that the schemas use, as text of a module: each Avro namespace is
 * a TypeScript namespace, so that equal simple names live side by side (`a.Order`, `b.Order`), and a simple name
 * that only one namespace uses is exported by itself too. Documentation becomes doc comments. The values are
 * those of the codec: `long` is `number | bigint` by nature but declared `number`, bytes are `Uint8Array`.
 */
export function typescriptTypes(schemas: Iterable<Schema>): string {
  const named = namedTypes(schemas);
  const bySpace = new Map<string, NamedSchema[]>();
  for (const schema of [...named].sort((a, b) => (a.fullName < b.fullName ? -1 : 1))) {
    const space = namespaceOf(schema.fullName);
    const list = bySpace.get(space);
    if (list === undefined) bySpace.set(space, [schema]);
    else list.push(schema);
  }
  const parts: string[] = [];
  for (const [space, types] of bySpace) {
    const declarations = types.map(declaration).join("\n");
    if (space === "") parts.push(declarations);
    else {
      const path = space.split(".").map(identifier).join(".");
      parts.push(`export namespace ${path} {\n${indent(declarations)}}\n`);
    }
  }
  const shortcuts = shortNames(named);
  if (shortcuts !== "") parts.push(shortcuts);
  return parts.join("\n");
}

/** All named types, each once, found without recursion. */
function namedTypes(schemas: Iterable<Schema>): readonly NamedSchema[] {
  const seen = new Set<Schema>(schemas);
  const named = new Map<string, NamedSchema>();
  for (const schema of seen) {
    if (schema.type === "array") seen.add(schema.items);
    else if (schema.type === "map") seen.add(schema.values);
    else if (schema.type === "union") for (const branch of schema.branches) seen.add(branch);
    else if (schema.type === "record") for (const field of schema.fields) seen.add(field.schema);
    if ("fullName" in schema && !named.has(schema.fullName)) named.set(schema.fullName, schema);
  }
  return [...named.values()];
}

/** A simple name is exported by itself where one type has it and no namespace begins with it. */
function shortNames(named: readonly NamedSchema[]): string {
  const taken = new Map<string, number>();
  const count = (name: string): void => void taken.set(name, (taken.get(name) ?? 0) + 1);
  for (const { fullName } of named) count(identifier(simpleName(fullName)));
  for (const space of new Set(named.map(({ fullName }) => namespaceOf(fullName)))) {
    const first = space.split(".")[0];
    if (first !== undefined && first !== "") count(identifier(first));
  }
  return named
    .filter(({ fullName }) => fullName.includes(".") && taken.get(identifier(simpleName(fullName))) === 1)
    .map(({ fullName }) => `export type ${identifier(simpleName(fullName))} = ${reference(fullName)};\n`)
    .sort()
    .join("");
}

function reference(fullName: string): string {
  return fullName.split(".").map(identifier).join(".");
}

function declaration(schema: NamedSchema): string {
  const name = identifier(simpleName(schema.fullName));
  const doc = comment(schema.doc);
  if (schema.type === "enum") {
    const symbols = schema.symbols.map((symbol) => JSON.stringify(symbol)).join(" | ");
    return `${doc}export type ${name} = ${symbols || "never"};\n`;
  }
  if (schema.type === "fixed") return `${doc}export type ${name} = Uint8Array;\n`;
  return `${doc}export interface ${name} {\n${indent(fields(schema))}}\n`;
}

function fields(schema: RecordSchema): string {
  return schema.fields
    .map((field) => `${comment(docOf(field))}${field.name}: ${typeOf(field.schema)};\n`)
    .join("");
}

function docOf(field: RecordField): string | undefined {
  const logical = "logical" in field.schema ? field.schema.logical : undefined;
  return [field.doc, logical && `(${logical.name})`].filter(Boolean).join(" ") || undefined;
}

function typeOf(schema: Schema): string {
  switch (schema.type) {
    case "null":
    case "boolean":
    case "string":
      return schema.type;
    case "int":
    case "long":
    case "float":
    case "double":
      return "number";
    case "bytes":
      return "Uint8Array";
    case "array": {
      const items = typeOf(schema.items);
      return items.includes(" | ") ? `(${items})[]` : `${items}[]`;
    }
    case "map":
      return `{ [key: string]: ${typeOf(schema.values)} }`;
    case "union":
      return [...new Set(schema.branches.map(typeOf))].join(" | ") || "never";
    default:
      return reference(schema.fullName);
  }
}

function comment(doc: string | undefined): string {
  if (doc === undefined || doc.trim() === "") return "";
  const lines = doc
    .replaceAll("*/", "*\\/")
    .trim()
    .split(/\r\n|\r|\n/);
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
