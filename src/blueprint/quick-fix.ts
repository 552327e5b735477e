import type { TextEdit } from "../hocon/index.ts";

/** Named text edits that mend a problem, by file. */
export interface QuickFix {
  readonly title: string;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}
