/** Names in camel case. */

/** `records-per-second` as `recordsPerSecond`; what is no letter or digit parts words. */
export function camelCase(name: string): string {
  const words = name.split(/[^\p{L}\p{Nd}]+/u).filter((word) => word !== "");
  const [first = "", ...rest] = words;
  const joined = [
    first.slice(0, 1).toLowerCase() + first.slice(1),
    ...rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
  ].join("");
  return /^\p{Nd}/u.test(joined) ? `_${joined}` : joined;
}
