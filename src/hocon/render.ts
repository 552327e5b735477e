/** Plain data as HOCON text. */
import { classOf, WORD } from "./characters.ts";
import { renderPathElement } from "./path.ts";
import { classifyWord } from "./scalar.ts";
import type { PlainValue } from "./value.ts";

export interface RenderStyle {
  /** Spaces per level; 0 or absent writes all on one line. */
  readonly indent?: number;
  /** Whether to write JSON, which every HOCON text of that kind also is. */
  readonly json?: boolean;
}

/** Layout of what is rendered. */
export interface Layout {
  /** One level of indentation; empty for all on one line. */
  readonly unit: string;
  readonly newline: string;
  readonly separator: string;
  /** Between key and object. */
  readonly objectSeparator: string;
  /** Whether keys and strings are always quoted. */
  readonly json: boolean;
  /** Whether entries on lines of their own are separated by commas too. */
  readonly commas: boolean;
  /** Whether lists of simple values stay on one line. */
  readonly flatLists: boolean;
}

/** Renders a value as HOCON text. */
export function renderValue(value: PlainValue, style: RenderStyle = {}): string {
  const json = style.json ?? false;
  const unit = " ".repeat(Math.max(0, Math.min(style.indent ?? 0, 16)));
  const separator = json ? ": " : " = ";
  const objectSeparator = json ? ": " : " ";
  return render(
    value,
    { unit, newline: "\n", separator, objectSeparator, json, commas: json, flatLists: false },
    "",
  );
}

/** Renders a value whose first line stands at the given indentation. */
export function render(value: PlainValue, layout: Layout, indent: string): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return layout.json ? JSON.stringify(value) : renderString(value);
  if (typeof value === "number") return renderNumber(value);
  if (typeof value === "boolean") return String(value);
  const inner = indent + layout.unit;
  if (Array.isArray(value)) {
    const isFlat = layout.flatLists && value.every((item) => typeof item !== "object" || item === null);
    const own = isFlat ? { ...layout, unit: "" } : layout;
    return wrap(
      "[",
      value.map((item) => render(item, own, inner)),
      "]",
      own,
      indent,
    );
  }
  const fields = Object.entries(value).map(([key, field]) => {
    const name = layout.json ? JSON.stringify(key) : renderPathElement(key);
    const isObject = typeof field === "object" && field !== null && !Array.isArray(field);
    return (
      name +
      (isObject ? layout.objectSeparator : layout.separator) +
      render(field as PlainValue, layout, inner)
    );
  });
  return wrap("{", fields, "}", layout, indent);
}

function wrap(
  open: string,
  entries: readonly string[],
  close: string,
  layout: Layout,
  indent: string,
): string {
  if (entries.length === 0) return open + close;
  if (layout.unit === "") {
    const space = open === "{" ? " " : "";
    return open + space + entries.join(", ") + space + close;
  }
  const inner = layout.newline + indent + layout.unit;
  const between = layout.commas ? `,${inner}` : inner;
  return open + inner + entries.join(between) + layout.newline + indent + close;
}

/** JSON has no number for these, so that they become null as in `JSON.stringify`. */
function renderNumber(value: number): string {
  return Number.isFinite(value) ? (Object.is(value, -0) ? "-0" : String(value)) : "null";
}

/** A string without quotes where that reads back as the same string, else quoted. */
function renderString(value: string): string {
  return isPlainText(value) ? value : JSON.stringify(value);
}

function isPlainText(value: string): boolean {
  const first = value.charCodeAt(0);
  // Words that begin like a number are legal but easy to misread.
  return first !== 0x2d && !(first >= 0x30 && first <= 0x39) && isBareWord(value);
}

/** Whether a string may stand without quotes as one word, and is a string then. */
export function isBareWord(value: string): boolean {
  if (
    value === "" ||
    value === "include" ||
    value.length > 200 ||
    value.includes("//") ||
    value.endsWith("/") ||
    classifyWord(value) !== "string"
  )
    return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (
      classOf(code) !== WORD ||
      code < 0x20 ||
      (code >= 0x7f && code < 0xa0) ||
      (code >= 0xd800 && code < 0xe000)
    ) {
      return false;
    }
  }
  return true;
}
