/** Options of a Flink job by Flink's keys. */
export type Options = ReadonlyMap<string, string>;

/** A whole number of at least 0, or undefined. */
export function wholeOption(options: Options, key: string): number | undefined {
  const value = numberOption(options, key);
  return value === undefined || !Number.isInteger(value) || value < 0 ? undefined : value;
}

/** A whole number of at least 1; 0 counts as 1. */
export function countOption(options: Options, key: string): number | undefined {
  const value = wholeOption(options, key);
  return value === undefined ? undefined : Math.max(1, value);
}

export function numberOption(options: Options, key: string): number | undefined {
  const text = options.get(key);
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(value) ? undefined : value;
}

/** Milliseconds per unit, as Flink's `TimeUtils` knows them; a number alone is milliseconds. */
const units: ReadonlyMap<string, number> = new Map(
  (
    [
      [["", "ms", "milli", "millis", "millisecond", "milliseconds"], 1],
      [["ns", "nano", "nanos", "nanosecond", "nanoseconds"], 1e-6],
      [["µs", "micro", "micros", "microsecond", "microseconds"], 1e-3],
      [["s", "sec", "secs", "second", "seconds"], 1000],
      [["m", "min", "minute", "minutes"], 60_000],
      [["h", "hour", "hours"], 3_600_000],
      [["d", "day", "days"], 86_400_000],
    ] as const
  ).flatMap(([names, factor]) => names.map((name) => [name, factor] as const)),
);

/** Milliseconds. */
export function durationOption(options: Options, key: string): number | undefined {
  const [, digits, unit = ""] = /^\s*(\d+)\s*([a-zµ]*)\s*$/i.exec(options.get(key) ?? "") ?? [];
  const factor = units.get(unit.toLowerCase());
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

/** The first of several keys for one option that is set, the newest first. */
function anyOption(options: Options, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = options.get(key);
    if (text !== undefined) return text;
  }
  return undefined;
}

export function booleanOption(options: Options, ...keys: readonly string[]): boolean | undefined {
  const text = anyOption(options, ...keys)?.toLowerCase();
  return text === undefined ? undefined : text === "true";
}

/** Choices in the spellings that Flink takes: any case, with dashes or underscores. */
export function choiceOption(options: Options, ...keys: readonly string[]): string | undefined {
  return anyOption(options, ...keys)
    ?.trim()
    .toLowerCase()
    .replace(/[_ ]/g, "-");
}
