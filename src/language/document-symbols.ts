import {
  type FieldNode,
  type HoconDocument,
  renderPath,
  type TextRange,
  type ValueNode,
} from "../hocon/index.ts";
import type { LanguageContext } from "./language-context.ts";
import { summaryOfSource } from "./symbols/summary-of-source.ts";

export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: "section" | "streamlet" | "topic" | "key";
  /** The whole field. */
  readonly range: TextRange;
  /** Its key. */
  readonly selectionRange: TextRange;
  readonly children: readonly DocumentSymbol[];
}

/** The fields of the text as an outline: sections, streamlet instances, topics and keys. */
export function documentSymbols(context: LanguageContext): readonly DocumentSymbol[] {
  return symbolsIn(context.document, context.document.root, []);
}

function symbolsIn(
  document: HoconDocument,
  value: ValueNode,
  path: readonly string[],
): readonly DocumentSymbol[] {
  if (value.kind === "concatenation")
    return value.pieces.flatMap((piece) => symbolsIn(document, piece, path));
  if (value.kind !== "object") return [];
  return value.members.flatMap((member) => (member.kind === "field" ? symbolOf(document, member, path) : []));
}

function symbolOf(
  document: HoconDocument,
  field: FieldNode,
  path: readonly string[],
): readonly DocumentSymbol[] {
  const own = field.key.elements.map((element) => element.text);
  if (own.length === 0) return [];
  const whole = [...path, ...own];
  const children = field.value === undefined ? [] : symbolsIn(document, field.value, whole);
  const isSection = field.value?.kind === "object";
  const detail = field.value === undefined || isSection ? "" : summaryOfSource(document.text, field.value);
  return [
    {
      name: renderPath(own),
      ...(detail === "" ? {} : { detail }),
      kind: kindOf(whole, isSection),
      range: { start: field.start, end: field.end },
      selectionRange: { start: field.key.start, end: field.key.end },
      children,
    },
  ];
}

function kindOf(path: readonly string[], isSection: boolean): DocumentSymbol["kind"] {
  const [root, section] = path;
  const isKnownRoot = root === "blueprint" || root === "cloudflow";
  if (isKnownRoot && path.length === 3 && section === "streamlets") return "streamlet";
  if (isKnownRoot && path.length === 3 && section === "topics") return "topic";
  return isSection ? "section" : "key";
}
