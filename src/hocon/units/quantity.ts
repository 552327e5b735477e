/** A number with a unit behind it (specification, "Units format"). */
import { isSpace } from "../characters.ts";
import type { HoconValue } from "../value.ts";
import { bad, good, type Reading, shown } from "./reading.ts";

export interface Quantity {
  /** The number as it is written. */
  readonly digits: string;
  readonly number: number;
  /** The letters behind the number; empty when there are none. */
  readonly unit: string;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Splits a number or string into number and unit; `what` names the wanted kind in messages, `example` shows one. */
export function readQuantity(value: HoconValue, what: string, example: string): Reading<Quantity> {
  if (value.kind !== "string" && value.kind !== "number") {
    return bad(`Expected ${what} such as ${example}, but this is ${shown(value)}.`);
  }
  const text = trimSpace(value.kind === "number" ? value.text : value.value);
  const unit = /\p{L}*$/u.exec(text)?.[0] ?? "";
  const digits = trimSpace(text.slice(0, text.length - unit.length));
  if (digits === "")
    return bad(`There is no number in ${shown(value)}; expected ${what} such as ${example}.`);
  if (!NUMBER.test(digits))
    return bad(`"${digits}" in ${shown(value)} is not a number; expected ${what} such as ${example}.`);
  if (!Number.isFinite(Number(digits)))
    return bad(`${shown(value)} is out of range; write a smaller number.`);
  return good({ digits, number: Number(digits), unit });
}

/** `digits * factor` with the fraction cut off, exact where floating point is not: `1.005 kB` are 1005 bytes. */
export function multiplyExactly(digits: string, factor: number): number {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(digits) ?? [];
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) > 60 || whole.length + fraction.length > 60) return Math.trunc(Number(digits) * factor);
  const mantissa = BigInt(`${whole}${fraction}` || "0") * BigInt(factor);
  const magnitude = shift >= 0 ? mantissa * 10n ** BigInt(shift) : mantissa / 10n ** BigInt(-shift);
  return Number(sign === "-" ? -magnitude : magnitude) + 0;
}

/** Trims white space in the sense of the specification, which is more than that of JavaScript. */
function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}
