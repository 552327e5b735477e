/** Texts in a compose file. */

/** Compose replaces `$NAME` in every value; a doubled dollar is a dollar. */
export function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}

/** A word for the shell, whatever it holds. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:=@,+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A reference to a variable of the user's shell, without which compose does not start. */
export function required(name: string): string {
  return `\${${name}:?set ${name} to start}`;
}

/** Parts as the name of an environment variable. */
export function variableName(...parts: readonly string[]): string {
  const name = parts
    .join("_")
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, "_");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
