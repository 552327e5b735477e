import { pointerTo } from "../json-pointer.ts";
import { isDottedName, isPrimitiveName } from "../names.ts";
import type {
  ArraySchema,
  MapSchema,
  PrimitiveName,
  PrimitiveSchema,
  Schema,
  UnionSchema,
} from "../schema.ts";
import type { Draft, Place } from "./draft.ts";
import { readLogicalType } from "./logical-type.ts";
import { describeJson, isJsonObject, type JsonObject, MAX_NESTING, ownValue } from "./parse-json.ts";
import { readEnum, readFixed, readRecord } from "./read-named.ts";

const PLAIN: ReadonlyMap<PrimitiveName, PrimitiveSchema> = new Map(
  (["null", "boolean", "int", "long", "float", "double", "bytes", "string"] as const).map((type) => [
    type,
    { type },
  ]),
);

/**
 * Reads the schema that a JSON value stands for and hands it to `assign`: at once where it is written out,
 * after all files are read where it is a name, and never where it is broken.
 */
export function readNode(draft: Draft, json: unknown, place: Place, assign: (schema: Schema) => void): void {
  if (place.depth > MAX_NESTING) {
    draft.report(
      "too-deep",
      place,
      `Schemas nest more than ${MAX_NESTING} levels deep here: give the inner parts names and refer to them.`,
    );
  } else if (typeof json === "string") readName(draft, json, place, assign);
  else if (Array.isArray(json)) readUnion(draft, json, place, assign);
  else if (isJsonObject(json)) readObject(draft, json, place, assign);
  else {
    draft.report(
      "not-a-schema",
      place,
      `A schema is a type name, an object with \`type\`, or an array (a union), not ${describeJson(json)}.`,
    );
  }
}

function readObject(draft: Draft, json: JsonObject, place: Place, assign: (schema: Schema) => void): void {
  const type = ownValue(json, "type");
  if (type === undefined) {
    draft.report("missing-attribute", place, 'The schema has no `type`: add one, e.g. `"type": "record"`.');
  } else if (typeof type !== "string") {
    const hint =
      typeof type === "object" && type !== null ? ": write the inner schema directly in its place" : "";
    draft.report(
      "bad-attribute",
      place,
      `\`type\` of a schema object must be a type name, not ${describeJson(type)}${hint}.`,
      `${place.pointer}/type`,
    );
  } else if (type === "record" || type === "error") readRecord(draft, json, place, assign, readNode);
  else if (type === "enum") readEnum(draft, json, place, assign);
  else if (type === "fixed") readFixed(draft, json, place, assign);
  else if (type === "array" || type === "map") readContainer(draft, type, json, place, assign);
  else if (isPrimitiveName(type)) {
    const logical = readLogicalType(json, type);
    assign(logical === undefined ? plain(type) : { type, logical });
  } else readName(draft, type, { ...place, pointer: `${place.pointer}/type` }, assign);
}

function plain(type: PrimitiveName): PrimitiveSchema {
  return PLAIN.get(type) ?? { type };
}

function readName(draft: Draft, name: string, place: Place, assign: (schema: Schema) => void): void {
  if (isPrimitiveName(name)) assign(plain(name));
  else if (isDottedName(name)) draft.references.push({ name, place, assign });
  else
    draft.report(
      "invalid-name",
      place,
      `${JSON.stringify(name)} is not a type name: names consist of letters, digits and _, do not start with a digit, and are joined by dots.`,
    );
}

function readContainer(
  draft: Draft,
  type: "array" | "map",
  json: JsonObject,
  place: Place,
  assign: (schema: Schema) => void,
): void {
  const key = type === "array" ? "items" : "values";
  const inner = ownValue(json, key);
  if (inner === undefined) {
    draft.report("missing-attribute", place, `The ${type} has no \`${key}\`: add the schema of its ${key}.`);
    return;
  }
  const innerPlace = { ...place, pointer: pointerTo(place.pointer, key), depth: place.depth + 1 };
  if (type === "array") {
    const schema: { type: "array"; items?: Schema } = { type };
    readNode(draft, inner, innerPlace, (items) => {
      schema.items = items;
    });
    // A name inside is filled in by linking; if that fails, the owner is broken and never handed out.
    assign(schema as ArraySchema);
  } else {
    const schema: { type: "map"; values?: Schema } = { type };
    readNode(draft, inner, innerPlace, (values) => {
      schema.values = values;
    });
    assign(schema as MapSchema);
  }
}

function readUnion(
  draft: Draft,
  json: readonly unknown[],
  place: Place,
  assign: (schema: Schema) => void,
): void {
  const branches: Schema[] = new Array(json.length);
  const schema: UnionSchema = { type: "union", branches };
  draft.unions.push({ schema, place });
  for (const [index, branch] of json.entries()) {
    const branchPlace = { ...place, pointer: pointerTo(place.pointer, index), depth: place.depth + 1 };
    if (Array.isArray(branch)) {
      draft.report(
        "nested-union",
        branchPlace,
        "A union must not directly contain another union: put its branches into the outer one.",
      );
    } else {
      readNode(draft, branch, branchPlace, (read) => {
        branches[index] = read;
      });
    }
  }
  assign(schema);
}
