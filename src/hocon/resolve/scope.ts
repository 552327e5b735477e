/** What the steps of a resolution share: where problems go and how much may still be done. */
import type { HoconProblem, HoconProblemCode } from "../problems.ts";
import type { TextRange } from "../text.ts";
import type { Origin } from "../value.ts";

export interface ResolveProblem extends HoconProblem {
  readonly file: string;
}

/** Work that is always allowed, in copied fields, items and 16-character pieces of strings. */
const FREE_WORK = 200_000;
/** Further work per character of the sources. */
const WORK_PER_CHARACTER = 4;

export class Scope {
  readonly problems: ResolveProblem[] = [];
  private readonly seen = new Set<string>();
  private workLeft = FREE_WORK;

  report(code: HoconProblemCode, file: string, range: TextRange, message: string): void {
    const key = `${code} ${range.start} ${range.end} ${file}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.problems.push({ code, file, range, message });
  }

  /** Allows for the work that a source of this length may need. */
  allowFor(length: number): void {
    this.workLeft += length * WORK_PER_CHARACTER;
  }

  /** Takes from the work that is left; reports and answers false when there is not enough. */
  spend(work: number, origin: Origin): boolean {
    if (work <= this.workLeft) {
      this.workLeft -= work;
      return true;
    }
    this.report(
      "too-large",
      origin.file,
      origin.range,
      "The substitutions multiply into far more data than the files hold; refer to shared parts less often.",
    );
    return false;
  }
}
