/** The problems that the parser finds between entries, in words. */
import { TokenCursor } from "./cursor.ts";
import type { HoconProblemCode } from "./problems.ts";
import { separatorOf } from "./token-sets.ts";
import * as t from "./tokens.ts";

export class Complaints extends TokenCursor {
  protected missingComma(): void {
    this.problem("missing-comma", this.start(), this.end(), "Put a comma or a new line before this entry.");
  }

  protected unexpectedEntry(isBehindEntry: boolean, container: "object" | "list"): void {
    const kind = this.kind();
    if (isBehindEntry) {
      this.unexpected(
        "Expected a comma or a new line before this; text with reserved characters needs double quotes.",
      );
    } else if (container === "object" && separatorOf(kind) !== "") {
      this.problem(
        "missing-key",
        this.start(),
        this.end(),
        "There is no key before this separator; write key = value.",
      );
    } else {
      const wanted = container === "object" ? "a key" : "a value";
      this.unexpected(`Expected ${wanted} here; put text with reserved characters in double quotes.`);
    }
    if (kind === t.T_CLOSE_BRACKET || kind === t.T_CLOSE_BRACE) this.at++;
    else this.skipEntry();
  }

  protected unexpected(message: string): void {
    const kind = this.kind();
    const shown = this.text.slice(this.start(), Math.min(this.end(), this.start() + 20));
    if (kind === t.T_ERROR) {
      const sentence = `The character ${JSON.stringify(shown)} is reserved; put the text that holds it in double quotes.`;
      this.problem("reserved-character", this.start(), this.end(), sentence);
    } else if (kind === t.T_CLOSE_BRACKET || kind === t.T_CLOSE_BRACE) {
      this.problem("unbalanced-brace", this.start(), this.end(), `This ${shown} closes nothing; delete it.`);
    } else {
      this.problem("unexpected-text", this.start(), this.end(), message);
    }
  }

  protected problemBefore(code: HoconProblemCode, message: string): void {
    this.problem(code, this.starts[this.at - 1] ?? 0, this.start(), message);
  }
}
