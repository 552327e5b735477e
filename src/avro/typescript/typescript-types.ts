import { namespaceOf, simpleName } from "../names.ts";
import type { NamedSchema, RecordField, RecordSchema, Schema } from "../schema.ts";
import { identifier } from "./identifier.ts";

/**
 * TypeScript declarations of all named types that the schemas use, as the text of a module. Each Avro namespace
 * is a TypeScript namespace, so that equal simple names live side by side (`a.Order`, `b.Order`). A simple name
 * is exported by itself too where only one of the given schemas, or only one of all types, has it.
 * Documentation becomes doc comments. Values are those of the codec; a `long` is declared `number`, since beyond
 * 2^53 only the codec's `bigint` is exact, which few programs meet.
 */
export function typescriptTypes(schemas: Iterable<Schema>): string {
  const given = [...schemas];
  const named = namedTypes(given).sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
  const writer = new Writer(named);
  const parts: string[] = [];
  for (const [space, types] of groupBySpace(named)) {
    const declarations = types.map((schema) => writer.declaration(schema)).join("\n");
    parts.push(space === "" ? declarations : `export namespace ${path(space)} {\n${indent(declarations)}}\n`);
  }
  const shortcuts = shortNames(given, named);
  return [...parts, shortcuts, writer.roots()].filter((part) => part !== "").join("\n");
}

/** All named types, each once, found without recursion. */
function namedTypes(schemas: readonly Schema[]): NamedSchema[] {
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

function groupBySpace(named: readonly NamedSchema[]): ReadonlyMap<string, NamedSchema[]> {
  const bySpace = new Map<string, NamedSchema[]>();
  for (const schema of named) {
    const space = namespaceOf(schema.fullName);
    const list = bySpace.get(space);
    if (list === undefined) bySpace.set(space, [schema]);
    else list.push(schema);
  }
  return bySpace;
}

/** The types of a namespace that also go by their simple names; names of the module's top level are taken. */
function shortNames(given: readonly Schema[], named: readonly NamedSchema[]): string {
  const taken = new Set(named.map(({ fullName }) => identifier(fullName.split(".")[0] ?? "")));
  const roots = given.filter((schema): schema is NamedSchema => "fullName" in schema);
  const bySimple = (list: readonly NamedSchema[], name: string): ReadonlySet<string> =>
    new Set(list.map(({ fullName }) => fullName).filter((fullName) => simpleName(fullName) === name));
  const lines: string[] = [];
  for (const simple of new Set(named.map(({ fullName }) => simpleName(fullName)))) {
    const own = bySimple(roots, simple);
    const candidates = own.size > 0 ? own : bySimple(named, simple);
    const [only] = candidates;
    if (candidates.size !== 1 || only === undefined || taken.has(identifier(simple))) continue;
    lines.push(`export type ${identifier(simple)} = ${path(only)};\n`);
  }
  return lines.sort().join("");
}

class Writer {
  /** What a name inside some namespace could stand for instead of what is meant at the top. */
  private readonly inner = new Set<string>();
  /** Full names that are referred to through an alias of the top level. */
  private readonly viaTop = new Set<string>();

  constructor(named: readonly NamedSchema[]) {
    for (const { fullName } of named) for (const part of fullName.split(".").slice(1)) this.inner.add(part);
  }

  declaration(schema: NamedSchema): string {
    const name = identifier(simpleName(schema.fullName));
    const doc = comment(schema.doc);
    if (schema.type === "enum") {
      const symbols = schema.symbols.map((symbol) => JSON.stringify(symbol)).join(" | ");
      return `${doc}export type ${name} = ${symbols || "never"};\n`;
    }
    if (schema.type === "fixed") return `${doc}export type ${name} = Uint8Array;\n`;
    return `${doc}export interface ${name} {\n${indent(this.fields(schema))}}\n`;
  }

  private fields(schema: RecordSchema): string {
    return schema.fields
      .map((field) => `${comment(docOf(field))}${field.name}: ${this.typeOf(field.schema)};\n`)
      .join("");
  }

  private typeOf(schema: Schema): string {
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
        const items = this.typeOf(schema.items);
        return items.includes(" | ") ? `(${items})[]` : `${items}[]`;
      }
      case "map":
        return `{ [key: string]: ${this.typeOf(schema.values)} }`;
      case "union":
        return [...new Set(schema.branches.map((branch) => this.typeOf(branch)))].join(" | ") || "never";
      default:
        return this.reference(schema.fullName);
    }
  }

  /** Names are looked up from the inside out, so that a shadowed one goes by an alias that Avro names cannot be. */
  private reference(fullName: string): string {
    if (!this.inner.has(fullName.split(".")[0] ?? "")) return path(fullName);
    this.viaTop.add(fullName);
    return topName(fullName);
  }

  /** The aliases, after everything is written. */
  roots(): string {
    return [...this.viaTop]
      .sort()
      .map((fullName) => `type ${topName(fullName)} = ${path(fullName)};\n`)
      .join("");
  }
}

function topName(fullName: string): string {
  return `$${fullName.replaceAll(".", "$")}`;
}

function path(fullName: string): string {
  return fullName.split(".").map(identifier).join(".");
}

function docOf(field: RecordField): string | undefined {
  const logical = "logical" in field.schema ? field.schema.logical : undefined;
  return [field.doc, logical && `(${logical.name})`].filter(Boolean).join(" ") || undefined;
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
