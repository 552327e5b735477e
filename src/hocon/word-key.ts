/** Keys of one word, which most keys are. */
import type { KeyElement, KeyNode } from "./syntax.ts";

/** A key that is one unquoted word without a dot. Its element is made when it is asked for, which keeps large trees small. */
export class WordKey implements KeyNode {
  readonly kind = "key";
  readonly start: number;
  readonly end: number;
  private readonly source: string;
  private made: readonly KeyElement[] | undefined = undefined;

  constructor(source: string, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.source = source;
  }

  get word(): string {
    return this.source.slice(this.start, this.end);
  }

  get elements(): readonly KeyElement[] {
    this.made ??= [{ text: this.word, start: this.start, end: this.end }];
    return this.made;
  }
}
