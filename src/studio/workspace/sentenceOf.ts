/** What a caught value says: the message of an error, else the value as text. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
