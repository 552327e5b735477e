/** Foreign text inside Markdown, with nothing in it that would be read as markup. */
export function text(value: string): string {
  return value.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, "\\$&").replace(/\s+/g, " ");
}

/** Foreign text as inline code, with a fence longer than any run of back quotes in it. */
export function code(value: string): string {
  const line = value.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return line === "" ? "(empty)" : `\`${line}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** A block of code of a language. */
export function block(language: string, value: string): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${value}\n${fence}`;
}
