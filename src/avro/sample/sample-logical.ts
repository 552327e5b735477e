import type { Schema } from "../schema.ts";
import type { Random } from "./random.ts";

/** The first sample's time: 1 January 2026, UTC, in milliseconds. Later samples are later. */
const BASE = 1_767_225_600_000;
const DAY = 86_400_000;

/** Milliseconds of the sample's turn: about one second apart. */
export function timeOf(turn: number, random: Random): number {
  return BASE + turn * 1_000 + random.between(0, 999);
}

/** A value that means something for the logical type; undefined where there is none. */
export function sampleLogical(schema: Schema, random: Random, turn: number): unknown {
  const logical =
    schema.type === "fixed" || !("fullName" in schema) ? "logical" in schema && schema.logical : false;
  if (!logical) return undefined;
  switch (logical.name) {
    case "uuid":
      return uuid(random);
    case "date":
      return Math.floor(timeOf(turn, random) / DAY) - random.between(0, 30);
    case "time-millis":
      return timeOf(turn, random) % DAY;
    case "time-micros":
      return (timeOf(turn, random) % DAY) * 1_000;
    case "timestamp-millis":
    case "local-timestamp-millis":
      return timeOf(turn, random);
    case "timestamp-micros":
    case "local-timestamp-micros":
      return timeOf(turn, random) * 1_000 + random.between(0, 999);
    case "decimal":
      return decimal(logical.precision ?? 1, schema.type === "fixed" ? schema.size : undefined, random);
    case "duration":
      return duration(random);
    default:
      return undefined;
  }
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16));
  hex[12] = "4";
  hex[16] = "89ab".charAt(random.between(0, 3));
  const text = hex.join("");
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** A big-endian two's-complement number of at most six digits, within the precision. */
function decimal(precision: number, size: number | undefined, random: Random): Uint8Array {
  let rest = random.between(0, 10 ** Math.min(precision, 6) - 1);
  const bytes: number[] = [];
  do {
    bytes.unshift(rest & 0xff);
    rest >>= 8;
  } while (rest > 0);
  // A set top bit would make the number negative.
  if ((bytes[0] ?? 0) > 0x7f) bytes.unshift(0);
  while (size !== undefined && bytes.length < size) bytes.unshift(0);
  return Uint8Array.from(bytes);
}

/** Months, days and milliseconds, each 32 bits in little-endian order. */
function duration(random: Random): Uint8Array {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, random.between(0, 11), true);
  view.setUint32(4, random.between(0, 30), true);
  view.setUint32(8, random.between(0, DAY - 1), true);
  return bytes;
}
