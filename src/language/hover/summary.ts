import { type HoconValue, renderValue, toPlain } from "../../hocon/index.ts";

const longest = 60;

/** A value on one short line. */
export function summaryOf(value: HoconValue): string {
  if (value.kind === "object") return value.fields.size === 1 ? "1 key" : `${value.fields.size} keys`;
  if (value.kind === "list") return value.items.length === 1 ? "1 item" : `${value.items.length} items`;
  const text = renderValue(toPlain(value)).replace(/\s+/g, " ");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
