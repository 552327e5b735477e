/** Fixes for schemas that do not fit: a change of the `.avsc` that Avro's comparison suggests, or taking a port off. */
import type { Suggestion } from "../../avro/index.ts";
import {
  asString,
  type HoconObject,
  type HoconValue,
  parse,
  resolve,
  type TextEdit,
} from "../../hocon/index.ts";
import { leaveTopic } from "../edit/topic-gestures.ts";
import { portPathText } from "../port-path.ts";
import type { BlueprintProblem } from "../problem.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";

export function schemaFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const suggestions = (problem.incompatibilities ?? []).flatMap((one) => one.suggestion ?? []);
  return [
    ...suggestions.flatMap((suggestion) => suggestionFix(suggestion, context)),
    ...problem.elements.flatMap((element) =>
      element.kind !== "connection"
        ? []
        : blueprintFix(
            context,
            `Take ${portPathText(element.consumer)} off ${element.topic}`,
            leaveTopic(context.document, context.blueprint, element.topic, element.consumer),
          ),
    ),
  ];
}

function suggestionFix(suggestion: Suggestion, context: FixContext): readonly QuickFix[] {
  if (suggestion.kind !== "add-default" && suggestion.kind !== "add-alias") return [];
  for (const [file, text] of context.schemaTexts ?? []) {
    const named = findNamed(rootOf(file, text), suggestion.schema, "");
    const target = named === undefined ? undefined : targetOf(named, suggestion.field ?? "");
    if (target === undefined) continue;
    const edit =
      suggestion.kind === "add-default"
        ? addEntry(text, target, "default", suggestion.json)
        : addAlias(text, target, suggestion.alias);
    if (edit === undefined) continue;
    return [{ title: `${suggestion.sentence} (${file})`, edits: new Map([[file, [edit]]]) }];
  }
  return [];
}

/** Schemas are JSON, which is HOCON, whose values know their places. Files with a list at the root have no fix. */
function rootOf(file: string, text: string): HoconValue {
  return resolve([{ file, document: parse(text) }]).root;
}

/** The definition of a named type, at any depth. */
function findNamed(value: HoconValue, fullName: string, namespace: string): HoconObject | undefined {
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
function targetOf(named: HoconObject, field: string): HoconObject | undefined {
  if (field === "") return named;
  const fields = named.fields.get("fields");
  if (fields?.kind !== "list") return undefined;
  for (const one of fields.items) {
    if (one.kind === "object" && textOf(one.fields.get("name")) === field) return one;
  }
  return undefined;
}

/** Adds a key before the object's closing brace, in the layout of its last entry. */
function addEntry(text: string, object: HoconObject, key: string, json: unknown): TextEdit | undefined {
  const { start, end } = object.origin.range;
  const source = text.slice(start, end);
  if (!source.endsWith("}") || object.fields.has(key)) return undefined;
  const at = start + source.slice(0, -1).trimEnd().length;
  const lastLine = source.slice(0, -1).trimEnd().split("\n");
  const indent = lastLine.length > 1 ? `\n${/^\s*/.exec(lastLine.at(-1) ?? "")?.[0] ?? ""}` : " ";
  return {
    range: { start: at, end: at },
    newText: `,${indent}${JSON.stringify(key)}: ${JSON.stringify(json)}`,
  };
}

function addAlias(text: string, object: HoconObject, alias: string): TextEdit | undefined {
  const aliases = object.fields.get("aliases");
  if (aliases === undefined) return addEntry(text, object, "aliases", [alias]);
  const last = aliases.kind === "list" ? aliases.items.at(-1) : undefined;
  if (last === undefined) return undefined;
  const at = last.origin.range.end;
  return { range: { start: at, end: at }, newText: `, ${JSON.stringify(alias)}` };
}

function textOf(value: HoconValue | undefined): string | undefined {
  const reading = value === undefined ? undefined : asString(value);
  return reading?.ok === true ? reading.value : undefined;
}
