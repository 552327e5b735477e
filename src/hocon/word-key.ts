/** Keys of one word, which most keys are. */
import type { KeyElement, KeyNode } from "./syntax.ts";

/** A key that is one unquoted word without a dot. Its element is made anew when it is asked for, which keeps large trees small. */
export class WordKey implements KeyNode {
  readonly kind = "key";
  readonly start: number;
  readonly end: number;
  private readonly source: string;

  constructor(source: string, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.source = source;
  }

  get word(): string {
    return this.source.slice(this.start, this.end);
  }

  get elements(): readonly KeyElement[] {
    return [{ text: this.word, start: this.start, end: this.end }];
  }
}
