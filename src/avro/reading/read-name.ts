import { isDottedName, isName, isPrimitiveName, namespaceOf, qualify, simpleName } from "../names.ts";
import type { Draft, Place } from "./draft.ts";
import { describeJson, type JsonObject, ownValue } from "./parse-json.ts";

export interface NameAndAliases {
  readonly fullName: string;
  readonly aliases: readonly string[];
  /** False when the name is unusable, so that nothing can refer to the type. */
  readonly named: boolean;
}

/**
 * The full name of a record, enum or fixed: a dotted `name` stands for itself, else `namespace` applies, else
 * the enclosing namespace. An empty `namespace` means none (Avro 1.11, "Names").
 */
export function readNameAndAliases(draft: Draft, json: JsonObject, place: Place): NameAndAliases {
  const name = ownValue(json, "name");
  const own = ownValue(json, "namespace");
  const namespace = typeof own === "string" ? own : place.namespace;
  let named = false;
  if (name === undefined) {
    draft.report(
      "missing-attribute",
      place,
      "The type has no `name`: records, enums and fixed types need one.",
    );
  } else if (typeof name !== "string" || !isDottedName(name)) {
    draft.report("invalid-name", place, invalidName("type name", name), `${place.pointer}/name`);
  } else if (isPrimitiveName(simpleName(name))) {
    draft.report(
      "invalid-name",
      place,
      `\`${name}\` is the name of a primitive type and cannot be defined anew: rename it.`,
      `${place.pointer}/name`,
    );
  } else if (!name.includes(".") && namespace !== "" && !isDottedName(namespace)) {
    draft.report("invalid-name", place, invalidName("namespace", namespace), `${place.pointer}/namespace`);
  } else named = true;
  if (own !== undefined && own !== null && typeof own !== "string") {
    draft.report(
      "bad-attribute",
      place,
      `\`namespace\` is a string, not ${describeJson(own)}.`,
      `${place.pointer}/namespace`,
    );
    named = false;
  }
  const fullName = qualify(typeof name === "string" ? name : "", namespace);
  const aliases = readAliasList(draft, json, place, isDottedName);
  return { fullName, named, aliases: aliases.map((alias) => qualify(alias, namespaceOf(fullName))) };
}

/** Aliases of a field, which are simple names. */
export function readFieldAliases(draft: Draft, json: JsonObject, place: Place): readonly string[] {
  return readAliasList(draft, json, place, isName);
}

function readAliasList(
  draft: Draft,
  json: JsonObject,
  place: Place,
  isValid: (text: string) => boolean,
): readonly string[] {
  const list = ownValue(json, "aliases");
  if (list === undefined) return [];
  const pointer = `${place.pointer}/aliases`;
  if (!Array.isArray(list)) {
    draft.report(
      "bad-attribute",
      place,
      `\`aliases\` is an array of names, not ${describeJson(list)}.`,
      pointer,
    );
    return [];
  }
  const aliases: string[] = [];
  for (const [index, alias] of list.entries()) {
    if (typeof alias === "string" && isValid(alias)) aliases.push(alias);
    else draft.report("invalid-name", place, invalidName("alias", alias), `${pointer}/${index}`);
  }
  return aliases;
}

export function invalidName(what: string, found: unknown): string {
  return `A ${what} consists of letters, digits and _ and does not start with a digit; found ${describeJson(found)}: rename it.`;
}
