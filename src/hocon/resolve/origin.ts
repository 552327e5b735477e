/** Origins of what is written in a text. */
import type { TextRange } from "../text.ts";
import type { Origin } from "../value.ts";

/** A text being read. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

export function originOf(source: SourceText, range: TextRange, key?: TextRange): Origin {
  return key === undefined
    ? new Written(source.file, range.start, range.end, -1, -1)
    : new Written(source.file, range.start, range.end, key.start, key.end);
}

/** Makes its ranges when they are asked for: every value has an origin, and few are ever looked at. */
class Written implements Origin {
  readonly file: string;
  private readonly start: number;
  private readonly end: number;
  private readonly keyStart: number;
  private readonly keyEnd: number;

  constructor(file: string, start: number, end: number, keyStart: number, keyEnd: number) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
  }

  get range(): TextRange {
    return { start: this.start, end: this.end };
  }

  get keyRange(): TextRange | undefined {
    return this.keyStart < 0 ? undefined : { start: this.keyStart, end: this.keyEnd };
  }
}
