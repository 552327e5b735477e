/**
 * Whether a text is a value that Flink reads for an option, by the rules of Flink's own readers: `TimeUtils`,
 * `MemorySize` and `ConfigurationUtils`.
 */
import type { FlinkOption } from "./flink-option.ts";
import { isKnownToFlink, isUpTo } from "./option-version.ts";

const largestLong = 2n ** 63n - 1n;

const milliseconds = ["", "ms", "milli", "millis", "millisecond", "milliseconds"];
const nanosecondsOf: ReadonlyMap<string, bigint> = new Map([
  ...["ns", "nano", "nanos", "nanosecond", "nanoseconds"].map((unit) => [unit, 1n] as const),
  ...["µs", "micro", "micros", "microsecond", "microseconds"].map((unit) => [unit, 1_000n] as const),
  ...milliseconds.map((unit) => [unit, 1_000_000n] as const),
  ...["s", "sec", "secs", "second", "seconds"].map((unit) => [unit, 1_000_000_000n] as const),
  ...["m", "min", "minute", "minutes"].map((unit) => [unit, 60_000_000_000n] as const),
  ...["h", "hour", "hours"].map((unit) => [unit, 3_600_000_000_000n] as const),
  ...["d", "day", "days"].map((unit) => [unit, 86_400_000_000_000n] as const),
]);

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?[fd]?$/i;

const bytesOf: ReadonlyMap<string, bigint> = new Map([
  ...["", "b", "bytes"].map((unit) => [unit, 1n] as const),
  ...["k", "kb", "kibibytes"].map((unit) => [unit, 1n << 10n] as const),
  ...["m", "mb", "mebibytes"].map((unit) => [unit, 1n << 20n] as const),
  ...["g", "gb", "gibibytes"].map((unit) => [unit, 1n << 30n] as const),
  ...["t", "tb", "tebibytes"].map((unit) => [unit, 1n << 40n] as const),
]);

/**
 * A phrase that says what is expected, like `must be a whole number`; undefined where the value is fine.
 * @param flinkVersion the version that reads it; without one the latest.
 */
export function optionFault(option: FlinkOption, text: string, flinkVersion?: string): string | undefined {
  switch (option.type) {
    case "duration":
      if (isNumberIn(option, flinkVersion)) {
        return isWhole(text, largestLong)
          ? undefined
          : `must be a number of milliseconds without a unit up to Flink ${option.numberUntil}`;
      }
      return isMeasure(text, nanosecondsOf)
        ? undefined
        : 'must be a duration, like "10 s", "500 ms" or "1 min"';
    case "memory":
      return isMeasure(text, bytesOf) ? undefined : 'must be a memory size, like "1024m" or "2 gb"';
    case "integer":
      return isWhole(text, 2n ** 31n - 1n) ? undefined : "must be a whole number";
    case "long":
      return isWhole(text, largestLong) ? undefined : "must be a whole number";
    case "number":
      return number.test(text.trim()) ? undefined : "must be a number";
    case "boolean":
      if (option.owner === "cloudflow" && /^(?:on|off|yes|no)$/.test(text)) return undefined;
      return /^(?:true|false)$/i.test(text) ? undefined : "must be true or false";
    case "choice":
      return choiceFault(option, text, flinkVersion);
    case "text":
      return undefined;
  }
}

/** The values to offer in a version. */
export function valuesIn(
  { values = [], valueVersions }: FlinkOption,
  flinkVersion: string,
): readonly string[] {
  return values.filter((value) => isKnownToFlink(valueVersions?.[value] ?? {}, flinkVersion));
}

function choiceFault(
  option: FlinkOption,
  text: string,
  flinkVersion: string | undefined,
): string | undefined {
  const values = flinkVersion === undefined ? (option.values ?? []) : valuesIn(option, flinkVersion);
  const wanted = text.toLowerCase();
  if ([...values, ...(option.alsoReads ?? [])].some((value) => value.toLowerCase() === wanted))
    return undefined;
  if (option.readsClasses === true && isClassName(text)) return undefined;
  const list = values.join(", ");
  return option.readsClasses === true
    ? `must be one of ${list}, or the name of a class`
    : `must be one of ${list}`;
}

/** Classes that extend Flink stand in packages. */
function isClassName(text: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)+$/u.test(text);
}

function isNumberIn({ numberUntil }: FlinkOption, flinkVersion: string | undefined): boolean {
  return numberUntil !== undefined && flinkVersion !== undefined && isUpTo(flinkVersion, numberUntil);
}

function isWhole(text: string, largest: bigint): boolean {
  if (!/^[+-]?\d{1,30}$/.test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ""));
  return value <= largest && value >= -largest - 1n;
}

/** A whole number and a unit, in any case, that together fit into 64 bits. */
function isMeasure(text: string, units: ReadonlyMap<string, bigint>): boolean {
  const match = /^(\d{1,30})\s*(\S*)$/.exec(text.trim());
  const factor = units.get(match?.[2]?.toLowerCase() ?? "none");
  if (match === null || factor === undefined) return false;
  const count = BigInt(match[1] ?? "");
  // Durations are kept as seconds of 64 bits, sizes as bytes of 64 bits.
  const largest = units === bytesOf ? largestLong : largestLong * 1_000_000_000n;
  return count <= largestLong && count * factor <= largest;
}
