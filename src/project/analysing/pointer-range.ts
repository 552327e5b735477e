import { type HoconValue, parse, resolve, type TextRange } from "../../hocon/index.ts";

/**
 * The range of the value that an RFC 6901 pointer names in a JSON text, or of its nearest parent that is there.
 * JSON is a subset of HOCON, whose values know where they stand. Undefined where nothing but the root is found.
 */
export function pointerRange(text: string, pointer: string): TextRange | undefined {
  let value: HoconValue = resolve([{ file: "", document: parse(text) }]).root;
  let range: TextRange | undefined;
  for (const part of pointer.split("/").slice(1)) {
    const next = memberOf(value, part.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (next === undefined) break;
    value = next;
    range = next.origin.range;
  }
  return range;
}

function memberOf(value: HoconValue, key: string): HoconValue | undefined {
  if (value.kind === "object") return value.fields.get(key);
  if (value.kind === "list") return value.items[Number(key)];
  return undefined;
}

/** The range of a line, counted from 1; undefined where the text has no such line. */
export function lineRange(text: string, line: number): TextRange | undefined {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}
