/** Problems in configuration files. */
import type { BlueprintElement, BlueprintProblem, ProblemSeverity } from "../blueprint/index.ts";
import type { HoconValue, PlainValue, TextRange } from "../hocon/index.ts";

/** A problem in configuration; same shape as a blueprint problem, `file` is the configuration file. */
export type ConfigProblem = BlueprintProblem;

export interface ConfigProblemContent {
  readonly code: string;
  readonly severity?: ProblemSeverity;
  readonly message: string;
  readonly details?: readonly string[];
  readonly elements?: readonly BlueprintElement[];
  readonly data?: { readonly [field: string]: PlainValue };
}

/** A problem that stands on the value. */
export function problemAtValue(value: HoconValue, content: ConfigProblemContent): ConfigProblem {
  return problemAt(value.origin.file, value.origin.range, content);
}

/** A problem that stands on the key that set the value. */
export function problemAtKey(value: HoconValue, content: ConfigProblemContent): ConfigProblem {
  return problemAt(value.origin.file, value.origin.keyRange ?? value.origin.range, content);
}

export function problemAt(
  file: string,
  range: TextRange | undefined,
  content: ConfigProblemContent,
): ConfigProblem {
  return {
    code: content.code,
    severity: content.severity ?? "error",
    message: content.message,
    details: content.details ?? [],
    file,
    ...(range === undefined ? {} : { range }),
    elements: content.elements ?? [],
    data: content.data ?? {},
  };
}
