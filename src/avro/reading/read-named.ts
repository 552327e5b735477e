import { pointerTo } from "../json-pointer.ts";
import { isName, namespaceOf } from "../names.ts";
import type { EnumSchema, FixedSchema, RecordField, RecordSchema, Schema } from "../schema.ts";
import type { Draft, Place } from "./draft.ts";
import { readLogicalType } from "./logical-type.ts";
import { describeJson, isJsonObject, type JsonObject, ownValue } from "./parse-json.ts";
import { invalidName, readFieldAliases, readNameAndAliases } from "./read-name.ts";

type Assign = (schema: Schema) => void;
type ReadNode = (draft: Draft, json: unknown, place: Place, assign: Assign) => void;

const MAX_FIXED_SIZE = 2 ** 31 - 1;

/** Reads a record (or protocol error) with its fields. */
export function readRecord(
  draft: Draft,
  json: JsonObject,
  place: Place,
  assign: Assign,
  readNode: ReadNode,
): void {
  const fields: RecordField[] = [];
  const base = readNameAndAliases(draft, json, place);
  const schema: RecordSchema = {
    type: "record",
    fullName: base.fullName,
    aliases: base.aliases,
    ...docOf(json),
    fields,
  };
  const inside: Place = { ...place, owner: schema, namespace: namespaceOf(base.fullName) };
  enter(draft, schema, place, base.named);
  assign(schema);
  const list = ownValue(json, "fields");
  if (!Array.isArray(list)) {
    reportList(draft, inside, "record", "fields", list);
    return;
  }
  const seen = new Set<string>();
  for (const [index, entry] of list.entries()) {
    const at: Place = { ...inside, pointer: `${place.pointer}/fields/${index}` };
    const field = readField(draft, entry, at, readNode);
    if (field === undefined) continue;
    if (seen.has(field.name)) {
      draft.report(
        "duplicate-field",
        at,
        `\`${base.fullName}\` has another field \`${field.name}\`: rename or remove one of them.`,
        `${at.pointer}/name`,
      );
    }
    seen.add(field.name);
    fields.push(field);
  }
}

function readField(draft: Draft, json: unknown, place: Place, readNode: ReadNode): RecordField | undefined {
  if (!isJsonObject(json)) {
    draft.report(
      "bad-attribute",
      place,
      `A field is an object with \`name\` and \`type\`, not ${describeJson(json)}.`,
    );
    return undefined;
  }
  const name = ownValue(json, "name");
  if (name === undefined) {
    draft.report("missing-attribute", place, "The field has no `name`: add one.");
  } else if (typeof name !== "string" || !isName(name)) {
    draft.report("invalid-name", place, invalidName("field name", name), `${place.pointer}/name`);
  }
  const order = ownValue(json, "order");
  if (order !== undefined && order !== "ascending" && order !== "descending" && order !== "ignore") {
    draft.report(
      "bad-attribute",
      place,
      `\`order\` is "ascending", "descending" or "ignore", not ${describeJson(order)}.`,
      `${place.pointer}/order`,
    );
  }
  const field: Omit<RecordField, "schema"> & { schema?: Schema } = {
    name: typeof name === "string" ? name : "",
    aliases: readFieldAliases(draft, json, place),
    ...docOf(json),
    ...(Object.hasOwn(json, "default") ? { default: { json: json["default"] } } : {}),
  };
  const type = ownValue(json, "type");
  if (type === undefined) {
    draft.report("missing-attribute", place, `The field \`${field.name}\` has no \`type\`: add one.`);
  } else {
    readNode(
      draft,
      type,
      { ...place, pointer: `${place.pointer}/type`, depth: place.depth + 1 },
      (schema) => {
        field.schema = schema;
      },
    );
  }
  // A name as type is filled in by linking; if that fails, the record is broken and never handed out.
  const linked = field as RecordField;
  if (linked.default !== undefined) draft.defaults.push({ field: linked, place });
  return linked;
}

/** Reads an enum with its symbols and its default. */
export function readEnum(draft: Draft, json: JsonObject, place: Place, assign: Assign): void {
  const symbols: string[] = [];
  const base = readNameAndAliases(draft, json, place);
  const byDefault = ownValue(json, "default");
  const schema: EnumSchema = {
    type: "enum",
    fullName: base.fullName,
    aliases: base.aliases,
    ...docOf(json),
    symbols,
    ...(typeof byDefault === "string" ? { default: byDefault } : {}),
  };
  const inside: Place = { ...place, owner: schema };
  enter(draft, schema, place, base.named);
  assign(schema);
  const list = ownValue(json, "symbols");
  if (!Array.isArray(list)) {
    reportList(draft, inside, "enum", "symbols", list);
    return;
  }
  const seen = new Set<string>();
  for (const [index, symbol] of list.entries()) {
    const at = `${place.pointer}/symbols/${index}`;
    if (typeof symbol !== "string" || !isName(symbol)) {
      draft.report("invalid-symbol", inside, invalidName("symbol", symbol), at);
    } else if (seen.has(symbol)) {
      draft.report("duplicate-symbol", inside, `The symbol \`${symbol}\` is listed twice: remove one.`, at);
    } else {
      seen.add(symbol);
      symbols.push(symbol);
    }
  }
  if (byDefault !== undefined && !(typeof byDefault === "string" && seen.has(byDefault))) {
    draft.report(
      "bad-enum-default",
      inside,
      `The default of the enum must be one of its symbols, not ${describeJson(byDefault)}.`,
      `${place.pointer}/default`,
    );
  }
}

/** Reads a fixed with its size in bytes. */
export function readFixed(draft: Draft, json: JsonObject, place: Place, assign: Assign): void {
  const base = readNameAndAliases(draft, json, place);
  const size = ownValue(json, "size");
  const valid = typeof size === "number" && Number.isInteger(size) && size >= 0 && size <= MAX_FIXED_SIZE;
  const logical = valid ? readLogicalType(json, "fixed", size) : undefined;
  const schema: FixedSchema = {
    type: "fixed",
    fullName: base.fullName,
    aliases: base.aliases,
    ...docOf(json),
    size: valid ? size : 0,
    ...(logical === undefined ? {} : { logical }),
  };
  enter(draft, schema, place, base.named);
  assign(schema);
  const inside: Place = { ...place, owner: schema };
  if (size === undefined) {
    draft.report("missing-attribute", inside, "The fixed has no `size`: add its number of bytes.");
  } else if (!valid) {
    draft.report(
      "bad-size",
      inside,
      `The size of a fixed is a whole number of bytes from 0 to ${MAX_FIXED_SIZE}, not ${describeJson(size)}.`,
      `${place.pointer}/size`,
    );
  }
}

/** A type whose name is unusable still is part of what surrounds it, but no name refers to it. */
function enter(
  draft: Draft,
  schema: RecordSchema | EnumSchema | FixedSchema,
  place: Place,
  named: boolean,
): void {
  if (named) draft.define(schema, place);
  else {
    draft.uses.push({ target: schema, place });
    draft.broken.add(schema);
  }
}

function docOf(json: JsonObject): { doc?: string } {
  const doc = ownValue(json, "doc");
  return typeof doc === "string" ? { doc } : {};
}

function reportList(draft: Draft, place: Place, kind: string, key: string, found: unknown): void {
  if (found === undefined) {
    draft.report(
      "missing-attribute",
      place,
      `The ${kind} has no \`${key}\`: add the list, which may be empty.`,
    );
  } else {
    draft.report(
      "bad-attribute",
      place,
      `\`${key}\` of a ${kind} is an array, not ${describeJson(found)}.`,
      pointerTo(place.pointer, key),
    );
  }
}
