/** A place in the token table, with what a parser does there besides making nodes: look, skip, complain. */
import type { HoconProblem, HoconProblemCode } from "./problems.ts";
import * as t from "./tokens.ts";

export class TokenCursor {
  protected readonly text: string;
  protected readonly table: t.TokenTable;
  protected readonly kinds: Uint8Array;
  protected readonly starts: Int32Array;
  private readonly problems: HoconProblem[];
  /** Index of the current token. */
  protected at = 0;

  constructor(text: string, table: t.TokenTable, problems: HoconProblem[]) {
    this.text = text;
    this.table = table;
    this.kinds = table.kinds;
    this.starts = table.starts;
    this.problems = problems;
  }

  /** Skips to the comma, newline or closing bracket that ends the current entry; brackets within are skipped whole. */
  protected skipEntry(): void {
    let open = 0;
    for (; this.kind() !== t.T_END; this.at++) {
      const kind = this.kind();
      if (kind === t.T_OPEN_BRACE || kind === t.T_OPEN_BRACKET) {
        open++;
      } else if (open > 0) {
        if (kind === t.T_CLOSE_BRACE || kind === t.T_CLOSE_BRACKET) open--;
      } else if (
        kind === t.T_NEWLINE ||
        kind === t.T_COMMA ||
        kind === t.T_CLOSE_BRACE ||
        kind === t.T_CLOSE_BRACKET
      ) {
        return;
      }
    }
  }

  /** Skips a bracket, what is in it, and the bracket that closes it, without looking inside. */
  protected skipBrackets(): void {
    let open = 0;
    for (; this.kind() !== t.T_END; this.at++) {
      const kind = this.kind();
      if (kind === t.T_OPEN_BRACE || kind === t.T_OPEN_BRACKET) open++;
      else if (kind === t.T_CLOSE_BRACE || kind === t.T_CLOSE_BRACKET) open--;
      if (open === 0) {
        this.at++;
        return;
      }
    }
  }

  protected skipSpace(): void {
    if (this.kind() === t.T_SPACE) this.at++;
  }

  /** Skips white space, newlines and comments; answers whether there was a newline. */
  protected skipBlank(): boolean {
    let hasNewline = false;
    for (;;) {
      const kind = this.kind();
      if (kind === t.T_NEWLINE) hasNewline = true;
      else if (kind !== t.T_SPACE && kind !== t.T_COMMENT) return hasNewline;
      this.at++;
    }
  }

  protected kind(): number {
    return this.kinds[this.at] as number;
  }

  protected start(): number {
    return this.starts[this.at] as number;
  }

  protected end(): number {
    return this.at < this.table.count ? (this.starts[this.at + 1] as number) : this.text.length;
  }

  protected problem(code: HoconProblemCode, start: number, end: number, message: string): void {
    this.problems.push({ code, range: { start, end: Math.max(end, start) }, message });
  }
}
