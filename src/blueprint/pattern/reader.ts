/** A cursor over the characters of a pattern. */

/** Java would refuse the pattern; the message is a sentence. */
export class InvalidPattern extends Error {}

export interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly comments: boolean;
}

export const noFlags: Flags = { ignoreCase: false, dotAll: false, multiline: false, comments: false };

export interface PatternReader {
  /** Whole code points. */
  readonly characters: readonly string[];
  at: number;
  flags: Flags;
  groupCount: number;
  readonly groupNames: Set<string>;
  /** False once a construct was read that Java accepts and we cannot match. */
  isSupported: boolean;
}

export function peek(reader: PatternReader, ahead = 0): string | undefined {
  return reader.characters[reader.at + ahead];
}

export function take(reader: PatternReader): string | undefined {
  return reader.characters[reader.at++];
}

/** Takes the text if it stands at the cursor. */
export function takeText(reader: PatternReader, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (peek(reader, i) !== text[i]) return false;
  reader.at += text.length;
  return true;
}

/** The characters up to `end`, which is taken too. */
export function takeUntil(reader: PatternReader, end: string): string {
  const close = reader.characters.indexOf(end, reader.at);
  if (close < 0) throw new InvalidPattern(`A '${end}' is missing.`);
  const text = reader.characters.slice(reader.at, close).join("");
  reader.at = close + 1;
  return text;
}
