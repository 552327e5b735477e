/** Durations (specification, "Duration Format"). */
import type { HoconValue } from "../value.ts";
import { readQuantity } from "./quantity.ts";
import { bad, good, type Reading, shown } from "./reading.ts";

/** Milliseconds per unit. */
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "": 1,
    ns: 1e-6,
    nano: 1e-6,
    nanos: 1e-6,
    nanosecond: 1e-6,
    nanoseconds: 1e-6,
    us: 1e-3,
    micro: 1e-3,
    micros: 1e-3,
    microsecond: 1e-3,
    microseconds: 1e-3,
    ms: 1,
    milli: 1,
    millis: 1,
    millisecond: 1,
    milliseconds: 1,
    s: 1000,
    second: 1000,
    seconds: 1000,
    m: 60_000,
    minute: 60_000,
    minutes: 60_000,
    h: 3_600_000,
    hour: 3_600_000,
    hours: 3_600_000,
    d: 86_400_000,
    day: 86_400_000,
    days: 86_400_000,
  }),
);

/** Milliseconds, possibly a fraction of one; bare numbers are milliseconds. */
export function asDuration(value: HoconValue): Reading<number> {
  const quantity = readQuantity(value, "a duration", "10s or 5 minutes");
  if (!quantity.ok) return quantity;
  const { number, unit } = quantity.value;
  const factor = UNITS.get(unit);
  if (factor === undefined) {
    return bad(
      `"${unit}" in ${shown(value)} is not a unit of time; use ns, us, ms, s, m, h or d, or their long names such as minutes.`,
    );
  }
  // Dividing keeps thousandths exact where multiplying by 0.001 would not.
  return good(factor < 1 ? number / Math.round(1 / factor) : number * factor);
}
