/** A number with `e+`, the only place where a `+` is not reserved, and nothing numeric behind it. */
const SIGNED_EXPONENT = /(?:-?\d+\.?\d*|-\.\d+)[eE]\+\d+(?![\d.eE+-])/y;

/** Where the number that begins at `start` and holds the `+` at `plus` ends, or -1 when that `+` is none of a number. */
export function signedExponentEnd(text: string, start: number, plus: number): number {
  const before = text.charCodeAt(plus - 1) | 0x20;
  if (before !== 0x65 || plus === start) return -1;
  SIGNED_EXPONENT.lastIndex = start;
  return SIGNED_EXPONENT.test(text) && SIGNED_EXPONENT.lastIndex > plus ? SIGNED_EXPONENT.lastIndex : -1;
}
