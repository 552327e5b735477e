const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago a moment was, for people: `just now`, `5 minutes ago`, `yesterday`. Both times in ms since 1970. */
export function agoText(then: number, now: number): string {
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const age = now - then;
  for (const [unit, length] of units) {
    if (age >= length) return format.format(-Math.floor(age / length), unit);
  }
  return "just now";
}
