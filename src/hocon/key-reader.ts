/** The part of the parser that reads keys and the paths of substitutions. */
import { Complaints } from "./complaints.ts";
import { MAX_DEPTH } from "./depth.ts";
import { readPath } from "./path.ts";
import { unquote } from "./scalar.ts";
import type { KeyElement, KeyNode } from "./syntax.ts";
import { isKeyToken } from "./token-sets.ts";
import * as t from "./tokens.ts";
import { WordKey } from "./word-key.ts";

export class KeyReader extends Complaints {
  /** How deep the objects and lists that are open nest, dotted keys counted. */
  protected depth = 0;
  /** Offset of the first dot behind the start of the key read last. */
  private nextDot = -1;

  protected key(): KeyNode {
    const first = this.at;
    const start = this.start();
    let last = first;
    while (
      isKeyToken(this.kind()) ||
      (this.kind() === t.T_SPACE && isKeyToken(this.kinds[this.at + 1] as number))
    ) {
      this.table.roles[this.at] = this.kind() === t.T_SPACE ? t.R_NONE : t.R_KEY;
      last = this.at;
      this.at++;
    }
    const end = this.start();
    if (
      first === last &&
      this.kinds[first] === t.T_WORD &&
      !this.hasDot(start, end) &&
      this.depth < MAX_DEPTH
    ) {
      return new WordKey(this.text, start, end);
    }
    const isQuoted = first === last && this.kinds[first] === t.T_QUOTED;
    const elements = isQuoted
      ? [{ text: unquote(this.text.slice(start, end)), start, end }]
      : this.path(start, end);
    if (elements.length > 0 && this.depth + elements.length > MAX_DEPTH) {
      this.problem("too-deep", start, end, `Keys nest more than ${MAX_DEPTH} deep here; shorten the path.`);
      return { kind: "key", start, end, elements: [] };
    }
    return { kind: "key", start, end, elements };
  }

  private hasDot(start: number, end: number): boolean {
    if (this.nextDot < start) {
      const found = this.text.indexOf(".", start);
      this.nextDot = found < 0 ? this.text.length : found;
    }
    return this.nextDot < end;
  }

  protected path(start: number, end: number): readonly KeyElement[] {
    const elements = readPath(this.text, start, end);
    if (Array.isArray(elements)) return elements;
    this.problem("bad-path", elements.range.start, elements.range.end, elements.message);
    return [];
  }
}
