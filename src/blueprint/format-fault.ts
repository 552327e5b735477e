/** What is wrong with the format of a blueprint, and what readers of its values share. */
import type { HoconValue, TextRange } from "../hocon/index.ts";
import type { BlueprintElement } from "./problem.ts";

/** A reason for `BlueprintFormatError` and where it stands. */
export interface FormatFault {
  readonly reason: string;
  readonly file: string;
  readonly range: TextRange;
  readonly elements?: readonly BlueprintElement[];
}

/** Cloudflow treats null as absent. */
export function present(value: HoconValue | undefined): HoconValue | undefined {
  return value === undefined || value.kind === "null" ? undefined : value;
}

export function valuePlace(value: HoconValue): { readonly file: string; readonly range: TextRange } {
  return { file: value.origin.file, range: value.origin.range };
}

export function keyPlace(value: HoconValue): { readonly file: string; readonly range: TextRange } {
  return { file: value.origin.file, range: value.origin.keyRange ?? value.origin.range };
}

export function sameRange(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}
