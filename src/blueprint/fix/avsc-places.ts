/** Places in the JSON text of a schema: JSON is HOCON, whose values know where they stand. */
import { asString, type HoconObject, type HoconValue, parse, resolve } from "../../hocon/index.ts";

/** The value of a whole `.avsc` file. */
export function rootOf(file: string, text: string): HoconValue {
  return resolve([{ file, document: parse(text) }]).root;
}

/** The definition of a named type, at any depth. */
export function findNamed(value: HoconValue, fullName: string, namespace = ""): HoconObject | undefined {
  const inner = (values: Iterable<HoconValue>, space: string) => {
    for (const one of values) {
      const found = findNamed(one, fullName, space);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if (value.kind === "list") return inner(value.items, namespace);
  if (value.kind !== "object") return undefined;
  const name = textOf(value.fields.get("name"));
  const isNamed =
    name !== undefined &&
    ["record", "enum", "fixed", "error"].includes(textOf(value.fields.get("type")) ?? "");
  if (!isNamed) return inner(value.fields.values(), namespace);
  const own = textOf(value.fields.get("namespace")) ?? namespace;
  const full = name.includes(".") || own === "" ? name : `${own}.${name}`;
  if (full === fullName) return value;
  return inner(value.fields.values(), full.includes(".") ? full.slice(0, full.lastIndexOf(".")) : "");
}

/** The field of that name, or the type itself for an empty name. */
export function fieldOf(named: HoconObject, field: string): HoconObject | undefined {
  if (field === "") return named;
  const fields = named.fields.get("fields");
  if (fields?.kind !== "list") return undefined;
  for (const one of fields.items) {
    if (one.kind === "object" && textOf(one.fields.get("name")) === field) return one;
  }
  return undefined;
}

/** A field's type, or what is inside of it after the steps of a `TypePath`. */
export function typeOf(field: HoconObject, steps: readonly string[]): HoconValue | undefined {
  let type = field.fields.get("type");
  for (const step of steps) {
    type = withoutWrapping(type);
    if (type?.kind === "list") type = type.items[Number(step)];
    else if (type?.kind === "object") type = type.fields.get(step);
    else return undefined;
  }
  return type;
}

/** `{ "type": ["null", "int"] }` says what `["null", "int"]` says. */
function withoutWrapping(type: HoconValue | undefined): HoconValue | undefined {
  if (type?.kind !== "object") return type;
  const inner = type.fields.get("type");
  return inner?.kind === "list" || inner?.kind === "object" ? withoutWrapping(inner) : type;
}

export function textOf(value: HoconValue | undefined): string | undefined {
  const reading = value === undefined ? undefined : asString(value);
  return reading?.ok === true ? reading.value : undefined;
}
