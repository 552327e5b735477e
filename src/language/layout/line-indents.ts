/** A token with its text. Brackets of other kinds than punctuation are text. */
export interface LaidToken {
  readonly text: string;
  readonly isPunctuation: boolean;
  readonly isComment: boolean;
}

const openers: ReadonlyMap<string, string> = new Map([
  ["}", "{"],
  ["]", "["],
]);

/** Follows the nesting of a text and knows how far each line is indented. */
export class LineIndents {
  readonly #unit: string;
  /** Open brackets with the level of the line that each stands on: brackets on one line indent once. */
  readonly #open: { readonly bracket: string; readonly level: number }[] = [];
  #level = 0;
  #previous: LaidToken | undefined;

  constructor(width: number) {
    this.#unit = " ".repeat(width);
  }

  /** The indentation of a line that starts with the token. */
  startLine(token: LaidToken): string {
    const innermost = this.#open.at(-1);
    const closes =
      token.isPunctuation && innermost !== undefined && openers.get(token.text) === innermost.bracket;
    if (closes) this.#level = innermost.level;
    else this.#level = (innermost === undefined ? 0 : innermost.level + 1) + (this.#isContinued() ? 1 : 0);
    return this.#unit.repeat(this.#level);
  }

  /** Goes past a token. */
  pass(token: LaidToken): void {
    if (token.isPunctuation) {
      const opener = openers.get(token.text);
      if (token.text === "{" || token.text === "[")
        this.#open.push({ bracket: token.text, level: this.#level });
      else if (opener !== undefined && this.#open.at(-1)?.bracket === opener) this.#open.pop();
    }
    if (!token.isComment) this.#previous = token;
  }

  /** Whether a value has still to follow a separator at the end of a line before. */
  #isContinued(): boolean {
    const previous = this.#previous;
    return previous?.isPunctuation === true && ["=", ":", "+="].includes(previous.text);
  }
}
