/** Names and literals as Scala source holds them. */

const keywords: ReadonlySet<string> = new Set(
  (
    "abstract case catch class def do else extends false final finally for forSome if implicit import lazy macro " +
    "match new null object override package private protected return sealed super this throw trait true try type " +
    "val var while with yield"
  ).split(" "),
);

const plainIdentifier = /^[\p{L}_$][\p{L}\p{Nd}_$]*$/u;

/** A name as an identifier: in backticks where it is a keyword or holds what identifiers cannot. */
export function scalaIdentifier(name: string): string {
  if (plainIdentifier.test(name) && name !== "_" && !keywords.has(name)) return name;
  const kept = name.replace(/[`\\\p{C}\p{Z}.]+/gu, "-");
  return kept === "" ? "`-`" : `\`${kept}\``;
}

/** A dotted name, such as a package, part by part. */
export function scalaPath(name: string): string {
  return name.split(".").map(scalaIdentifier).join(".");
}

/** Scala 2.12 reads `\u` escapes before it parts lines and strings, so these must have escapes of their own. */
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** A string literal; anything that is no printable ASCII is escaped, as are quotes and backslashes. */
export function scalaString(text: string): string {
  const escaped = text.replace(
    /["\\]|[^\x20-\x7e]/g,
    (character) =>
      shortEscapes.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
