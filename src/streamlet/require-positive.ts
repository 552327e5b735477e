/** The number, if it is a whole number of at least 1. Throws otherwise. */
export function requirePositive(what: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`The ${what} must be a whole number of at least 1, not ${value}.`);
  }
  return value;
}
