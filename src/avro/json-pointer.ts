/** Appends one reference token to an RFC 6901 JSON pointer, escaping `~` and `/`. */
export function pointerTo(parent: string, token: string | number): string {
  if (typeof token === "number") return `${parent}/${token}`;
  return `${parent}/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
