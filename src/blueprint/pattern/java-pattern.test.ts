import { describe, expect, it } from "vitest";
import { readJavaPattern } from "./java-pattern.ts";

function matches(pattern: string, text: string): boolean | undefined | "invalid" {
  const reading = readJavaPattern(pattern);
  return reading.ok ? reading.value.matches(text) : "invalid";
}

describe("Java patterns", () => {
  it.each([
    ["^debug|info|warning|error$", "info", true],
    ["^debug|info|warning|error$", "informal", false],
    [".*", "", true],
    [".*", "a\nb", false],
    ["(?s).*", "a\nb", true],
    ["^.{1,65535}$", "x".repeat(300), true],
    ["^.{1,65535}$", "", false],
    ["a{2}", "aa", true],
    ["a{2,}", "aaaaa", true],
    ["a{2,3}", "aaaa", false],
    ["(?i)abc", "aBC", true],
    ["a(?i:b)c", "aBc", true],
    ["a(?i:b)c", "aBC", false],
    ["[a-z&&[^aeiou]]+", "xyz", true],
    ["[a-z&&[^aeiou]]+", "xaz", false],
    ["[a-d[m-p]]+", "am", true],
    ["[]a]+", "]a", true],
    ["[^-a]", "-", false],
    ["[a-]", "-", true],
    ["[\\w.-]+@[\\w.-]+", "a.b@c-d", true],
    ["\\p{Alpha}+\\p{Digit}", "abc1", true],
    ["\\p{L}+", "äöü", true],
    ["\\pL+", "äöü", true],
    ["\\p{Alpha}", "ä", false],
    ["\\p{IsGreek}+", "αβ", true],
    ["\\P{Lu}", "A", false],
    ["\\Qa.b\\E+", "a.bb", true],
    ["\\Qa.b\\E", "axb", false],
    ["\\u0041\\x42\\x{43}\\0104", "ABCD", true],
    ["\\Aab\\z", "ab", true],
    ["a$\\n", "a\n", true],
    ["\\bfoo\\b.*", "foo bar", true],
    ["\\bfoo\\b.*", "foobar", false],
    ["(?=.*\\d)(?=.*[a-z]).{4,8}", "abc1", true],
    ["(?=.*\\d)(?=.*[a-z]).{4,8}", "abcd", false],
    ["(?!admin).*", "admin2", false],
    ["(?!admin).*", "user", true],
    ["a|", "", true],
    ["(?x) a b # comment", "ab", true],
    ["}", "}", true],
    ["a]", "a]", true],
    ["😀{2}", "😀😀", true],
    ["\\R", "\r\n", true],
  ])("%s on %j is %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    "^.{1,65535$",
    "*a",
    "a**",
    "a|+",
    "(",
    "(a",
    "a)",
    "[a",
    "[b-a]",
    "a{",
    "{",
    "a{3,2}",
    "\\",
    "\\y",
    "\\p{Nonsense}",
    "(?<1a>x)",
    "(?<a>x)(?<a>y)",
    "(?%x)",
    "\\x4",
    "\\k<no>",
  ])("%s is refused", (pattern) => {
    expect(matches(pattern, "")).toBe("invalid");
  });

  it.each(["(a)\\1", "a++b", "(?<=a)b", "(?>a)b", "\\p{InGreek}"])(
    "%s is accepted and undecided",
    (pattern) => {
      expect(matches(pattern, "a")).toBeUndefined();
    },
  );

  it("counts capturing groups only", () => {
    const reading = readJavaPattern("(?:a)(b)(?<name>c)(?=d)");
    expect(reading.ok && reading.value.groupCount).toBe(2);
  });

  it.each([
    ["nested repetition", "(a+)+b", "a".repeat(2_000)],
    ["equal alternatives", "(a|a)*b", "a".repeat(2_000)],
    ["a counted star", "(.*a){25}", `${"a".repeat(24)}b`.repeat(20)],
    ["many optional repetitions", "(a?){500}a{500}", "a".repeat(500)],
    ["a lookahead", "(?=(.*a)+$).*", "b".repeat(5_000)],
    ["deep groups", "(".repeat(900) + ")".repeat(900), ""],
    ["many options", "a?".repeat(900), "a".repeat(900)],
  ])("%s cannot make it hang", (_, pattern, text) => {
    // Processor time, so that other programs do not count; a pattern that hangs takes minutes.
    const start = process.cpuUsage();
    matches(pattern, text);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});
