/** Avro schemas as files, each named type in one of its own, so that none is defined twice. */
import { canonicalForm } from "../../avro/index.ts";
import type { PortDescriptor } from "../../blueprint/index.ts";
import type { ApplicationStreamlet } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { isPlainObject } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";

export interface SchemaSources {
  /** JSON texts by the full name of the type. */
  readonly texts: ReadonlyMap<string, string>;
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/** Deeper schemas are left out: no generator of classes reads them. */
const maxDepth = 200;

export function schemaSources(streamlets: readonly ApplicationStreamlet[]): SchemaSources {
  const texts = new Map<string, string>();
  const notes = new Set<string>();
  for (const streamlet of streamlets) {
    const { descriptor } = streamlet;
    for (const port of [...descriptor.inlets, ...descriptor.outlets]) {
      if (port.schema.format !== "avro") continue;
      const json = schemaJson(streamlet, port, notes);
      if (json !== undefined) hoist(json, texts, notes);
    }
  }
  return { texts, notes: [...notes] };
}

/** The schema with all its attributes where the descriptor has its text, else what is known of its canonical form. */
function schemaJson(
  { schemas, descriptor }: ApplicationStreamlet,
  { name, schema }: PortDescriptor,
  notes: Set<string>,
): PlainValue | undefined {
  const linked = schemas.get(name);
  const text =
    schema.schema !== "" ? schema.schema : linked === undefined ? undefined : canonicalForm(linked);
  if (text === undefined) {
    notes.add(`The schema ${schema.name} of ${descriptor.className} is not known: add its file below avro.`);
    return undefined;
  }
  if (schema.schema === "") {
    notes.add(
      `The schema ${schema.name} is written in canonical form, without documentation, defaults and logical types.`,
    );
  }
  try {
    const json = JSON.parse(text) as PlainValue;
    if (isPlainObject(json) && json["type"] === "record" && !isTooDeep(text)) return json;
  } catch {
    // Said below, as for every text that stands for no record.
  }
  notes.add(
    `The schema ${schema.name} of ${descriptor.className} is no record, so no class can be made of it.`,
  );
  return undefined;
}

/** Takes definitions of named types out of a schema, to texts of their own; gives what stays in their place. */
function hoist(json: PlainValue, texts: Map<string, string>, notes: Set<string>, namespace = ""): PlainValue {
  if (Array.isArray(json)) return json.map((item) => hoist(item, texts, notes, namespace));
  if (!isPlainObject(json)) return json;
  const type = json["type"];
  const isNamed = type === "record" || type === "error" || type === "enum" || type === "fixed";
  const name = json["name"];
  if (!isNamed || typeof name !== "string") {
    return mapped(json, (key, value) =>
      key === "type" || key === "items" || key === "values" ? hoist(value, texts, notes, namespace) : value,
    );
  }
  const given = json["namespace"];
  const own = name.includes(".")
    ? name.slice(0, name.lastIndexOf("."))
    : typeof given === "string"
      ? given
      : namespace;
  const fullName = own === "" || name.includes(".") ? name : `${own}.${name}`;
  const simple = fullName.slice(fullName.lastIndexOf(".") + 1);
  const fields = json["fields"];
  const inner = Array.isArray(fields)
    ? fields.map((field) =>
        isPlainObject(field)
          ? mapped(field, (key, value) => (key === "type" ? hoist(value, texts, notes, own) : value))
          : field,
      )
    : undefined;
  const definition = plainObject<PlainValue>([
    ["type", type],
    ...(own === "" ? [] : [["namespace", own] as const]),
    ["name", simple],
    ...Object.entries(json).filter(([key]) => !["type", "namespace", "name", "fields"].includes(key)),
    ...(inner === undefined ? [] : [["fields", inner] as const]),
  ]);
  const text = `${JSON.stringify(definition, null, 2)}\n`;
  const known = texts.get(fullName);
  if (known === undefined) texts.set(fullName, text);
  else if (known !== text) notes.add(`There are two schemas named ${fullName}; the first is written.`);
  return fullName;
}

function mapped(
  object: { readonly [key: string]: PlainValue },
  change: (key: string, value: PlainValue) => PlainValue,
): PlainValue {
  return plainObject(Object.entries(object).map(([key, value]) => [key, change(key, value)] as const));
}

/** By the brackets of the text, of which those in strings only make it stricter. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
