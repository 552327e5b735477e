/** Everything that can be wrong with a text: a closed set of codes, with a sentence that says what to do. */
import type { TextRange } from "./text.ts";

export type HoconProblemCode =
  // Lexical
  | "unterminated-string"
  | "unterminated-substitution"
  | "bad-escape"
  | "control-character"
  | "reserved-character"
  // Syntax
  | "missing-value"
  | "missing-separator"
  | "missing-comma"
  | "missing-key"
  | "extra-comma"
  | "unbalanced-brace"
  | "unexpected-text"
  | "bad-path"
  | "bad-include"
  | "too-deep"
  // Resolution
  | "unresolved-substitution"
  | "cycle"
  | "mixed-concatenation"
  | "root-not-object"
  | "include-missing"
  | "include-loop"
  | "include-url"
  | "too-large";

export interface HoconProblem {
  readonly code: HoconProblemCode;
  readonly range: TextRange;
  readonly message: string;
}
