/** Escapes of Java's `Pattern`, inside and outside of character classes. */
import { not, predefinedClasses, propertyClass } from "./character-properties.ts";
import type { CodePointTest } from "./nodes.ts";
import { InvalidPattern, type PatternReader, peek, take, takeUntil } from "./reader.ts";

/** A single code point (which may start a range), or a class. */
export type Escape =
  | { readonly kind: "codePoint"; readonly value: number }
  | { readonly kind: "class"; readonly test: CodePointTest };

const controls: ReadonlyMap<string, number> = new Map([
  ["t", 0x09],
  ["n", 0x0a],
  ["r", 0x0d],
  ["f", 0x0c],
  ["a", 0x07],
  ["e", 0x1b],
]);

/** Reads the escape after a backslash that was taken; `letter` is its first character, taken too. */
export function readEscape(reader: PatternReader, letter: string): Escape {
  const predefined = predefinedClasses.get(letter);
  if (predefined !== undefined) return { kind: "class", test: predefined };
  const control = controls.get(letter);
  if (control !== undefined) return codePoint(control);
  switch (letter) {
    case "p":
    case "P":
      return { kind: "class", test: readProperty(reader, letter === "P") };
    case "x":
      return codePoint(
        peek(reader) === "{" ? readBraced(reader) : readHexadecimal(readDigits(reader, 2, 2, /[0-9a-fA-F]/)),
      );
    case "u":
      return codePoint(readHexadecimal(readDigits(reader, 4, 4, /[0-9a-fA-F]/)));
    case "0":
      return codePoint(Number.parseInt(readDigits(reader, 1, 3, /[0-7]/), 8));
    case "c": {
      const next = take(reader);
      if (next === undefined) throw new InvalidPattern("A control character is missing after \\c.");
      return codePoint((next.codePointAt(0) ?? 0) ^ 64);
    }
    case "N":
      takeUntil(reader, "}");
      return { kind: "class", test: unknownClass(reader) };
  }
  if (/[a-zA-Z0-9]/.test(letter)) throw new InvalidPattern(`\\${letter} is no escape.`);
  return codePoint(letter.codePointAt(0) ?? 0);
}

function codePoint(value: number): Escape {
  return { kind: "codePoint", value };
}

function readProperty(reader: PatternReader, negative: boolean): CodePointTest {
  let name = take(reader);
  if (name === "{") name = takeUntil(reader, "}");
  if (name === undefined || name === "") throw new InvalidPattern("A property name is missing after \\p.");
  const test = propertyClass(name);
  if (test === undefined) throw new InvalidPattern(`${name} is no character property.`);
  if (test === "unknown") return unknownClass(reader);
  return negative ? not(test) : test;
}

function unknownClass(reader: PatternReader): CodePointTest {
  reader.isSupported = false;
  return () => false;
}

function readDigits(reader: PatternReader, min: number, max: number, allowed: RegExp): string {
  let digits = "";
  for (let next = peek(reader); digits.length < max && next !== undefined && allowed.test(next); ) {
    digits += next;
    reader.at++;
    next = peek(reader);
  }
  if (digits.length < min) throw new InvalidPattern("Digits of a character code are missing.");
  return digits;
}

function readHexadecimal(digits: string): number {
  return Number.parseInt(digits, 16);
}

function readBraced(reader: PatternReader): number {
  reader.at++;
  const digits = takeUntil(reader, "}");
  const value = /^[0-9a-fA-F]+$/.test(digits) ? readHexadecimal(digits) : Number.NaN;
  if (!(value <= 0x10ffff)) throw new InvalidPattern(`\\x{${digits}} is no character code.`);
  return value;
}
