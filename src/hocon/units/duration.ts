/** Durations (specification, "Duration Format"). */
import type { HoconValue } from "../value.ts";
import { multiplyExactly, readQuantity } from "./quantity.ts";
import { bad, good, type Reading, shown } from "./reading.ts";

/** Nanoseconds per unit. */
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "": 1_000_000,
    ns: 1,
    nano: 1,
    nanos: 1,
    nanosecond: 1,
    nanoseconds: 1,
    us: 1000,
    micro: 1000,
    micros: 1000,
    microsecond: 1000,
    microseconds: 1000,
    ms: 1_000_000,
    milli: 1_000_000,
    millis: 1_000_000,
    millisecond: 1_000_000,
    milliseconds: 1_000_000,
    s: 1_000_000_000,
    second: 1_000_000_000,
    seconds: 1_000_000_000,
    m: 60_000_000_000,
    minute: 60_000_000_000,
    minutes: 60_000_000_000,
    h: 3_600_000_000_000,
    hour: 3_600_000_000_000,
    hours: 3_600_000_000_000,
    d: 86_400_000_000_000,
    day: 86_400_000_000_000,
    days: 86_400_000_000_000,
  }),
);

/** Milliseconds, to the nanosecond; bare numbers are milliseconds. */
export function asDuration(value: HoconValue): Reading<number> {
  const quantity = readQuantity(value, "a duration", "10s or 5 minutes");
  if (!quantity.ok) return quantity;
  const { digits, unit } = quantity.value;
  const factor = UNITS.get(unit);
  if (factor === undefined) {
    return bad(
      `"${unit}" in ${shown(value)} is not a unit of time; use ns, us, ms, s, m, h or d, or their long names such as minutes.`,
    );
  }
  return good(multiplyExactly(digits, factor) / 1_000_000);
}
