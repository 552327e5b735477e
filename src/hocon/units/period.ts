/** Periods of the calendar (specification, "Period Format"). */
import type { HoconValue } from "../value.ts";
import { readQuantity } from "./quantity.ts";
import { bad, good, type Reading, shown } from "./reading.ts";

/** A span of the calendar, whose length in time depends on when it begins. */
export interface Period {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** What the reference implementation reads periods with. */
const MAX_NUMBER = 2 ** 31 - 1;

/** Bare numbers are days. */
export function asPeriod(value: HoconValue): Reading<Period> {
  const quantity = readQuantity(value, "a period", "10 days or 2 weeks");
  if (!quantity.ok) return quantity;
  const { digits, number, unit } = quantity.value;
  if (!/^[+-]?\d+$/.test(digits))
    return bad(`A period is a whole number of its unit, but this is ${shown(value)}.`);
  if (Math.abs(number) > MAX_NUMBER)
    return bad(`${shown(value)} is out of range; a period counts up to ${MAX_NUMBER} of its unit.`);
  switch (unit) {
    case "":
    case "d":
    case "day":
    case "days":
      return good({ years: 0, months: 0, days: number });
    case "w":
    case "week":
    case "weeks":
      return good({ years: 0, months: 0, days: number * 7 });
    case "m":
    case "mo":
    case "month":
    case "months":
      return good({ years: 0, months: number, days: 0 });
    case "y":
    case "year":
    case "years":
      return good({ years: number, months: 0, days: 0 });
    default:
      return bad(
        `"${unit}" in ${shown(value)} is not a unit of a period; use d, w, m (or mo), y, or days, weeks, months, years.`,
      );
  }
}
