/** The specification, sections "Automatic type conversions" to "Size in bytes format". */
import { describe, expect, it } from "vitest";
import { fromPlain, type PlainValue } from "../value.ts";
import { asDuration } from "./duration.ts";
import { asMemorySize } from "./memory-size.ts";
import { asPeriod } from "./period.ts";
import { asBoolean, asDouble, asInt, asList, asString } from "./scalars.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ok(value: unknown) {
  return { ok: true, value };
}

describe("asDuration", () => {
  const units: readonly (readonly [names: string, milliseconds: number])[] = [
    ["ns nano nanos nanosecond nanoseconds", 1e-6],
    ["us micro micros microsecond microseconds", 1e-3],
    ["ms milli millis millisecond milliseconds", 1],
    ["s second seconds", SECOND],
    ["m minute minutes", MINUTE],
    ["h hour hours", HOUR],
    ["d day days", DAY],
  ];
  it.each(units)("knows %s", (names, milliseconds) => {
    for (const name of names.split(" ")) expect(asDuration(fromPlain(`1${name}`))).toEqual(ok(milliseconds));
  });

  it.each([
    [10, 10],
    ["10", 10],
    [1.5, 1.5],
    [" 5\u00a0 minutes ", 5 * MINUTE],
    ["-1s", -SECOND],
    ["+1s", SECOND],
    ["1.1 s", 1100],
    [".5h", HOUR / 2],
    ["1e3ms", SECOND],
    ["0.0000001ms", 0],
  ])("reads %j", (written, milliseconds) => expect(asDuration(fromPlain(written))).toEqual(ok(milliseconds)));

  it.each([
    ["s", "There is no number"],
    ["", "There is no number"],
    ["10 S", '"S" in "10 S" is not a unit of time'],
    ["10 fortnights", "not a unit of time"],
    ["1 000 ms", "is not a number"],
    ["ten s", "is not a number"],
    ["1e400 s", "is out of range"],
    [true, "Expected a duration"],
    [null, "Expected a duration"],
    [["1s"], "Expected a duration"],
  ])("refuses %j", (written, reason) => {
    expect(asDuration(fromPlain(written as PlainValue))).toEqual({
      ok: false,
      message: expect.stringContaining(reason),
    });
  });
});

describe("asMemorySize", () => {
  const powers = [1, 2, 3, 4, 5, 6, 7, 8];
  const decimal = ["kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"];
  const binary = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"];

  it.each(powers)("knows the units of power %i", (power) => {
    const letter = "kmgtpezy".charAt(power - 1);
    const upper = letter.toUpperCase();
    const ten = decimal[power - 1] as string;
    const two = binary[power - 1] as string;
    const decimals = [`${ten}byte`, `${ten}bytes`, `${power === 1 ? letter : upper}B`];
    const binaries = [`${two}byte`, `${two}bytes`, letter, upper, `${upper}i`, `${upper}iB`];
    for (const unit of decimals)
      expect(asMemorySize(fromPlain(`2 ${unit}`)), unit).toEqual(ok(2 * 1000 ** power));
    for (const unit of binaries)
      expect(asMemorySize(fromPlain(`2${unit}`)), unit).toEqual(ok(2 * 1024 ** power));
  });

  it.each([
    [512, 512],
    ["512", 512],
    ["1 b", 1],
    ["1 B", 1],
    ["1 byte", 1],
    ["2 bytes", 2],
    ["512M", 512 * 1024 ** 2],
    ["512MB", 512_000_000],
    ["0.5k", 512],
    ["1.005 kB", 1005],
    ["1.7b", 1],
  ])("reads %j", (written, bytes) => expect(asMemorySize(fromPlain(written))).toEqual(ok(bytes)));

  it.each([
    ["1 KB", "not a unit of size"],
    ["1 mb", "not a unit of size"],
    ["1 ki", "not a unit of size"],
    ["-1k", "cannot be negative"],
    ["M", "There is no number"],
    [{}, "Expected a size"],
  ])("refuses %j", (written, reason) => {
    expect(asMemorySize(fromPlain(written))).toEqual({ ok: false, message: expect.stringContaining(reason) });
  });
});

describe("asPeriod", () => {
  it.each([
    [3, { years: 0, months: 0, days: 3 }],
    ["2 weeks", { years: 0, months: 0, days: 14 }],
    ["1m", { years: 0, months: 1, days: 0 }],
    ["2 mo", { years: 0, months: 2, days: 0 }],
    ["-1 year", { years: -1, months: 0, days: 0 }],
  ])("reads %j", (written, period) => expect(asPeriod(fromPlain(written))).toEqual(ok(period)));

  it.each(["1.5 days", "1 h", "days", "3000000000"])("refuses %j", (written) =>
    expect(asPeriod(fromPlain(written)).ok).toBe(false),
  );
});

describe("conversions", () => {
  it.each([
    ["yes", true],
    ["on", true],
    ["true", true],
    [true, true],
    ["no", false],
    ["off", false],
    ["false", false],
  ])("%j is a boolean", (written, value) => expect(asBoolean(fromPlain(written))).toEqual(ok(value)));

  it.each(["Yes", "1", 1, null, ""])("%j is no boolean", (written) =>
    expect(asBoolean(fromPlain(written)).ok).toBe(false),
  );

  it("text is numbers as written and keywords", () => {
    const origin = fromPlain(null).origin;
    expect(asString({ kind: "number", value: 1, text: "1.0", origin, overrode: [] })).toEqual(ok("1.0"));
    expect(asString(fromPlain(true))).toEqual(ok("true"));
    for (const other of [null, [], {}]) expect(asString(fromPlain(other)).ok).toBe(false);
  });

  it.each([
    ["42", 42],
    [2147483647, 2147483647],
    ["-2147483648", -2147483648],
    [3.0, 3],
  ])("%j is a 32-bit integer", (written, value) => expect(asInt(fromPlain(written))).toEqual(ok(value)));

  it.each([2147483648, 1.5, "x", "", null, "0x10", "1 2"])("%j is no 32-bit integer", (written) =>
    expect(asInt(fromPlain(written)).ok).toBe(false),
  );

  it("doubles come from strings too", () => {
    expect(asDouble(fromPlain("1.5e3"))).toEqual(ok(1500));
    expect(asDouble(fromPlain("Infinity")).ok).toBe(false);
  });

  it("objects with numeric keys are lists in the order of the keys", () => {
    const list = asList(fromPlain({ 2: "c", x: "?", 10: "d", 0: "a", "-1": "?" }));
    expect(list.ok && list.value.map((item) => item.kind === "string" && item.value)).toEqual([
      "a",
      "c",
      "d",
    ]);
    for (const other of [{}, { x: 1 }, "a", null]) expect(asList(fromPlain(other)).ok).toBe(false);
  });
});
