/** Comments of Scala and Java. */

/** A text as one line of a comment, which it can neither end nor continue. */
export function lineComment(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("\\u", "\\ u");
  return `// ${line.length <= 300 ? line : `${line.slice(0, 297)}…`}`;
}
