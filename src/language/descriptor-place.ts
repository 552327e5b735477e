/** Where a streamlet class and its ports are declared: in a descriptor file, or in TypeScript. */
import { type HoconDocument, parse, type TextRange, type ValueNode } from "../hocon/index.ts";
import { type WalkedField, walkFields } from "./syntax/walk-fields.ts";

/**
 * The range of the name of a class, or of one of its ports, in the text that declares it. A port that is not found
 * leads to its class; undefined where there is not even that.
 */
export function descriptorPlace(
  file: string,
  text: string,
  className: string,
  port?: string,
): TextRange | undefined {
  return file.endsWith(".ts") ? placeInCode(text, className, port) : placeInData(text, className, port);
}

function placeInCode(text: string, className: string, port: string | undefined): TextRange | undefined {
  const simple = className.split(/[.$]/).findLast((part) => part !== "") ?? "";
  const declared = rangeOf(
    text,
    new RegExp(`\\bclass\\s+(${escaped(simple)})(?=\\s*(?:<|\\{|extends\\b|implements\\b))`, "dg"),
    0,
  );
  if (declared === undefined || port === undefined) return declared;
  const made = new RegExp(`\\bnew\\s+\\w+(?:<[^()]*>)?\\(\\s*["'\`](${escaped(port)})["'\`]`, "dg");
  return rangeOf(text, made, declared.end) ?? declared;
}

/** The range of the first group of the first match from an offset on. */
function rangeOf(text: string, pattern: RegExp, from: number): TextRange | undefined {
  pattern.lastIndex = from;
  const [start, end] = pattern.exec(text)?.indices?.[1] ?? [];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Descriptors are told by `class_name`, or by the key of the map that holds them. */
function placeInData(text: string, className: string, port: string | undefined): TextRange | undefined {
  const document = parse(text);
  let owner: readonly string[] | undefined;
  let declared: TextRange | undefined;
  walkFields(document, (walked) => {
    const names = namesOf(walked);
    const value = textRangeOf(document, walked.field.value);
    const isNamed =
      names.at(-1) === "class_name" &&
      value !== undefined &&
      text.slice(value.start, value.end) === className;
    if (isNamed && value !== undefined) {
      declared = value;
      owner = names.slice(0, -1);
    } else if (declared === undefined && names.join(".") === className) {
      declared = { start: walked.field.key.start, end: walked.field.key.end };
      owner = names;
    }
  });
  if (owner === undefined || port === undefined) return declared;
  return portPlace(document, owner, port) ?? declared;
}

function portPlace(document: HoconDocument, owner: readonly string[], port: string): TextRange | undefined {
  let found: TextRange | undefined;
  walkFields(document, (walked) => {
    const names = namesOf(walked);
    const [list, , key] = names.slice(owner.length);
    const isPort =
      names.length === owner.length + 3 && key === "name" && (list === "outlets" || list === "inlets");
    if (found !== undefined || !isPort || !owner.every((name, index) => names[index] === name)) return;
    const value = textRangeOf(document, walked.field.value);
    if (value !== undefined && document.text.slice(value.start, value.end) === port) found = value;
  });
  return found;
}

function namesOf({ path }: WalkedField): readonly string[] {
  return path.map((element) => element.text);
}

/** A text without its quotes. */
function textRangeOf({ text }: HoconDocument, value: ValueNode | undefined): TextRange | undefined {
  if (value?.kind !== "scalar") return undefined;
  const margin = text[value.start] === '"' ? 1 : 0;
  return { start: value.start + margin, end: value.end - margin };
}
