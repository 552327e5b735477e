/** Sizes in bytes (specification, "Size in bytes format"). */
import type { HoconValue } from "../value.ts";
import { multiplyExactly, readQuantity } from "./quantity.ts";
import { bad, good, type Reading, shown } from "./reading.ts";

const DECIMAL = ["kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"];
const BINARY = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"];

const UNITS = makeUnits();

function makeUnits(): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const unit of ["", "b", "B", "byte", "bytes"]) units.set(unit, 1);
  for (const [index, prefix] of DECIMAL.entries()) {
    const bytes = 1000 ** (index + 1);
    const letter = prefix.charAt(0);
    units.set(`${prefix}byte`, bytes).set(`${prefix}bytes`, bytes);
    units.set(`${index === 0 ? letter : letter.toUpperCase()}B`, bytes);
  }
  for (const [index, prefix] of BINARY.entries()) {
    const bytes = 1024 ** (index + 1);
    const letter = prefix.charAt(0);
    const upper = letter.toUpperCase();
    units.set(`${prefix}byte`, bytes).set(`${prefix}bytes`, bytes);
    units.set(letter, bytes).set(upper, bytes).set(`${upper}i`, bytes).set(`${upper}iB`, bytes);
  }
  return units;
}

/** Whole bytes. `512M` is `512MiB`, a power of two; `512MB` is a power of ten. */
export function asMemorySize(value: HoconValue): Reading<number> {
  const quantity = readQuantity(value, "a size in bytes", "512M or 10 kB");
  if (!quantity.ok) return quantity;
  const { digits, number, unit } = quantity.value;
  const factor = UNITS.get(unit);
  if (factor === undefined) {
    return bad(
      `"${unit}" in ${shown(value)} is not a unit of size; use B, K, M, G, T, P, E (powers of 1024), kB, MB, GB, … (powers of 1000), or their long names.`,
    );
  }
  if (number < 0) return bad(`A size cannot be negative, but this is ${shown(value)}.`);
  return good(multiplyExactly(digits, factor));
}
