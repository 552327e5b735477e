/** Results of typed readings. */
import type { HoconValue } from "../value.ts";

/** A typed reading: the value, or a sentence that says what is wrong. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export function good<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function bad(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

/** A value as it is shown in messages. */
export function shown(value: HoconValue): string {
  switch (value.kind) {
    case "object":
      return "an object";
    case "list":
      return "a list";
    case "null":
      return "null";
    case "number":
      return value.text;
    case "boolean":
      return String(value.value);
    case "string":
      return `"${value.value.length > 60 ? `${value.value.slice(0, 60)}…` : value.value}"`;
  }
}
