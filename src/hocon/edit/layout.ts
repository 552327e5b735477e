/** The style of the text around an edit: indentation, separators, quotes, newlines. */
import type { HoconDocument } from "../document.ts";
import { renderPath } from "../path.ts";
import { type Layout, render } from "../render.ts";
import type { FieldNode, ObjectNode, ValueNode } from "../syntax.ts";
import type { PlainValue } from "../value.ts";

export interface Style {
  readonly unit: string;
  readonly newline: string;
  /** Between key and simple value, e.g. ` = `. */
  readonly separator: string;
  /** Between key and object. */
  readonly objectSeparator: string;
  /** Whether keys and strings are quoted as in JSON. */
  readonly json: boolean;
}

const SAMPLE_LIMIT = 200;

/** The style of a container, from its own fields where it has some, else from the whole text. */
export function styleOf(document: HoconDocument, container: ObjectNode | undefined): Style {
  const { text } = document;
  const near = container === undefined ? [] : container.members.filter((member) => member.kind === "field");
  const sample = [...near.slice(-SAMPLE_LIMIT).reverse(), ...sampleFields(document)];
  const simple = sample.find((field) => isSeparated(text, field) && field.value?.kind !== "object");
  const object = sample.find((field) => isSeparated(text, field) && field.value?.kind === "object");
  const quoted = sample.find((field) => field.key.elements.length > 0);
  const json =
    quoted !== undefined && text.charAt(quoted.key.start) === '"' && (simple ?? object)?.separator === ":";
  const separator =
    simple === undefined ? (json ? ": " : " = ") : text.slice(simple.key.end, simple.value?.start);
  return {
    unit: unitOf(document),
    newline: text.includes("\r\n") ? "\r\n" : "\n",
    separator,
    objectSeparator:
      object === undefined ? (json ? ": " : " ") : text.slice(object.key.end, object.value?.start),
    json,
  };
}

/** Whether what stands between key and value is only a separator and blanks. */
function isSeparated(text: string, field: FieldNode): boolean {
  return (
    field.value !== undefined && /^[ \t]*[=:]?[ \t]*$/.test(text.slice(field.key.end, field.value.start))
  );
}

/** The first fields of the text, outer ones before inner ones. */
function sampleFields(document: HoconDocument): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const queue: ValueNode[] = [document.root];
  for (let next = 0; next < queue.length && fields.length < SAMPLE_LIMIT; next++) {
    const node = queue[next] as ValueNode;
    if (node.kind === "list") {
      queue.push(...node.items.slice(0, SAMPLE_LIMIT));
    } else if (node.kind === "object") {
      for (const member of node.members.slice(0, SAMPLE_LIMIT)) {
        if (member.kind !== "field") continue;
        fields.push(member);
        if (member.value !== undefined) queue.push(member.value);
      }
    }
  }
  return fields;
}

/** One level of indentation: what the first indented field has more than the line of its container. */
function unitOf(document: HoconDocument): string {
  const { text, root } = document;
  const queue: { node: ValueNode; indent: string }[] = [{ node: root, indent: "" }];
  for (let next = 0; next < queue.length && next < SAMPLE_LIMIT; next++) {
    const { node } = queue[next] as { node: ValueNode };
    if (node.kind !== "object" && node.kind !== "list") continue;
    const children = node.kind === "object" ? node.members : node.items;
    const outer = node.kind === "object" && !node.braced ? undefined : indentAt(text, node.start);
    for (const child of children.slice(0, SAMPLE_LIMIT)) {
      const inner = startsLine(text, child.start) ? indentAt(text, child.start) : undefined;
      if (
        outer !== undefined &&
        inner !== undefined &&
        inner.length > outer.length &&
        inner.startsWith(outer)
      ) {
        return inner.slice(outer.length);
      }
      const value = "key" in child ? child.value : child.kind === "include" ? undefined : child;
      if (value !== undefined) queue.push({ node: value, indent: "" });
    }
  }
  return "  ";
}

/** The white space that begins the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[^\S\n\r]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}

/** Whether only white space stands before the offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^\s*$/.test(text.slice(lineStart, offset));
}

/** A value in the given style, on one line or with its first line at `indent`. */
export function renderStyled(value: PlainValue, style: Style, indent: string, oneLine: boolean): string {
  return render(value, layoutOf(style, oneLine), indent);
}

/** A whole field; a path of several elements is dotted, or nested where the style is JSON or asks for it. */
export function renderField(
  path: readonly string[],
  value: PlainValue,
  style: Style,
  indent: string,
  options: { readonly oneLine: boolean; readonly nested: boolean },
): string {
  if ((options.nested || style.json) && path.length > 1) {
    const nested = path.slice(1).reduceRight<PlainValue>((inner, key) => ({ [key]: inner }), value);
    return renderField(path.slice(0, 1), nested, style, indent, options);
  }
  const key = style.json ? JSON.stringify(path[0] ?? "") : renderPath(path);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const separator = isObject ? style.objectSeparator : style.separator;
  return key + separator + renderStyled(value, style, indent, options.oneLine);
}

function layoutOf(style: Style, oneLine: boolean): Layout {
  return {
    unit: oneLine ? "" : style.unit,
    newline: style.newline,
    separator: style.separator,
    objectSeparator: style.objectSeparator,
    json: style.json,
    commas: style.json,
    flatLists: true,
  };
}
