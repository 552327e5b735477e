/** Names and literals as Java source holds them. */

const keywords: ReadonlySet<string> = new Set(
  (
    "abstract assert boolean break byte case catch char class const continue default do double else enum extends false " +
    "final finally float for goto if implements import instanceof int interface long native new null package private " +
    "protected public return short static strictfp super switch synchronized this throw throws transient true try void " +
    "volatile while _"
  ).split(" "),
);

const identifier = /^[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*$/u;

/** Whether every part of a dotted name may stand in Java, which, unlike Scala, cannot quote a name. */
export function isJavaName(name: string): boolean {
  return name.split(".").every((part) => identifier.test(part) && !keywords.has(part));
}

/** A name as an identifier: what cannot stand in one becomes an underscore, and a keyword gets one. */
export function javaIdentifier(name: string): string {
  const kept = name.replace(/[^\p{L}\p{Nl}\p{Nd}_$]/gu, "_");
  const started = identifier.test(kept) ? kept : `_${kept}`;
  return keywords.has(started) ? `${started}_` : started;
}

/** Java reads `\u` escapes before it parts lines and strings, so line breaks and quotes have escapes of their own. */
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** A string literal; anything that is no printable ASCII is escaped, as are quotes and backslashes. */
export function javaString(text: string): string {
  const escaped = text.replace(/["\\]|[^\x20-\x7e]/g, (character) => {
    const code = character.charCodeAt(0);
    const other =
      code < 0x20 ? `\\${code.toString(8).padStart(3, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
    return shortEscapes.get(character) ?? other;
  });
  return `"${escaped}"`;
}
