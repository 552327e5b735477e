/** Resolved values as plain data that says what was written. */
import type { HoconValue, PlainValue } from "../../hocon/index.ts";
import { plainObject } from "./sorted-keys.ts";

/**
 * As plain data, where a number that was written otherwise than JavaScript writes it (`0.10`, `1e3`) is a text:
 * read as a number it is the same, read as a text it is what the user wrote.
 */
export function faithfulPlain(value: HoconValue): PlainValue {
  switch (value.kind) {
    case "object":
      return plainObject([...value.fields].map(([key, item]) => [key, faithfulPlain(item)] as const));
    case "list":
      return value.items.map(faithfulPlain);
    case "number":
      return String(value.value) === value.text ? value.value : value.text;
    case "null":
      return null;
    default:
      return value.value;
  }
}
