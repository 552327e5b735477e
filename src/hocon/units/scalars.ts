/** Strings, booleans, numbers and lists, with the automatic conversions of the specification ("Automatic type conversions"). */
import { listItems } from "../resolve/join.ts";
import type { HoconValue } from "../value.ts";
import { bad, good, type Reading, shown } from "./reading.ts";

/** Strings; numbers as they were written; `true` and `false`. */
export function asString(value: HoconValue): Reading<string> {
  switch (value.kind) {
    case "string":
      return good(value.value);
    case "number":
      return good(value.text);
    case "boolean":
      return good(String(value.value));
    default:
      return bad(`Expected a text, but this is ${shown(value)}.`);
  }
}

const TRUE_WORDS = ["true", "yes", "on"];
const FALSE_WORDS = ["false", "no", "off"];

/** `true`, `yes`, `on`, `false`, `no`, `off`, as keywords or strings, in lower case. */
export function asBoolean(value: HoconValue): Reading<boolean> {
  if (value.kind === "boolean") return good(value.value);
  if (value.kind === "string") {
    if (TRUE_WORDS.includes(value.value)) return good(true);
    if (FALSE_WORDS.includes(value.value)) return good(false);
  }
  return bad(`Expected true, yes, on, false, no or off, but this is ${shown(value)}.`);
}

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number, or a string that holds one. */
export function asDouble(value: HoconValue): Reading<number> {
  if (value.kind === "number") return good(value.value);
  if (value.kind === "string" && NUMERAL.test(value.value.trim())) return good(Number(value.value));
  return bad(`Expected a number, but this is ${shown(value)}.`);
}

/** 32-bit integer. */
export function asInt(value: HoconValue): Reading<number> {
  const number = asDouble(value);
  if (!number.ok || !Number.isInteger(number.value))
    return bad(`Expected a whole number, but this is ${shown(value)}.`);
  if (number.value < -(2 ** 31) || number.value > 2 ** 31 - 1) {
    return bad(`${shown(value)} is out of range; expected a whole number from -2147483648 to 2147483647.`);
  }
  // Adding zero turns -0 into 0, which is no integer of its own.
  return good(number.value + 0);
}

/** The items of a list, or of an object whose keys are indexes, such as `{ "0" = a, "1" = b }`. */
export function asList(value: HoconValue): Reading<readonly HoconValue[]> {
  const items = listItems(value);
  return items === undefined ? bad(`Expected a list, but this is ${shown(value)}.`) : good(items);
}
