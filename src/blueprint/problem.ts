/** Problems of a blueprint as values: a case with its data, and one function that writes its sentence. */
import type { Incompatibility } from "../avro/index.ts";
import type { PlainValue, TextRange } from "../hocon/index.ts";
import type { PortPath } from "./port-path.ts";
import type { ProblemCase } from "./problem-case.ts";
import { sentenceOf } from "./problem-sentence.ts";

export type ProblemSeverity = "error" | "warning" | "hint";

/** What a problem concerns on the canvas. */
export type BlueprintElement =
  | { readonly kind: "streamlet"; readonly streamlet: string }
  | { readonly kind: "port"; readonly streamlet: string; readonly port: string }
  | { readonly kind: "topic"; readonly topic: string }
  | {
      readonly kind: "connection";
      readonly topic: string;
      readonly producer: PortPath;
      readonly consumer: PortPath;
    }
  | { readonly kind: "class"; readonly className: string };

/** A further place that a problem concerns. */
export interface RelatedRange {
  readonly file: string;
  readonly range: TextRange;
}

export interface BlueprintProblem {
  /** Cloudflow's problem name for errors (e.g. `IncompatibleSchema`); kebab-case for our own advice. */
  readonly code: string;
  readonly severity: ProblemSeverity;
  /** The sentence, in Cloudflow's wording for its own problems. */
  readonly message: string;
  /** Further sentences: reasons, both verdicts. */
  readonly details: readonly string[];
  readonly file: string;
  readonly range?: TextRange;
  readonly elements: readonly BlueprintElement[];
  /** Data fields of Cloudflow's problem case, same names. */
  readonly data: { readonly [field: string]: PlainValue };
  readonly incompatibilities?: readonly Incompatibility[];
  /** Other places of the same problem, e.g. the further ports of one `UnconnectedInlets`. */
  readonly related?: readonly RelatedRange[];
}

export interface ProblemPlace {
  readonly file: string;
  readonly range?: TextRange | undefined;
  readonly elements?: readonly BlueprintElement[];
  readonly details?: readonly string[];
  readonly incompatibilities?: readonly Incompatibility[];
  readonly related?: readonly RelatedRange[];
}

/** A problem that Cloudflow refuses the blueprint for. */
export function errorOf(problemCase: ProblemCase, place: ProblemPlace): BlueprintProblem {
  const { code, ...data } = problemCase;
  return assemble(code, "error", sentenceOf(problemCase), data, place);
}

/** Our own advice, which Cloudflow does not give. */
export function adviceOf(
  code: string,
  severity: "warning" | "hint",
  message: string,
  data: { readonly [field: string]: PlainValue },
  place: ProblemPlace,
): BlueprintProblem {
  return assemble(code, severity, message, data, place);
}

function assemble(
  code: string,
  severity: ProblemSeverity,
  message: string,
  data: { readonly [field: string]: PlainValue },
  place: ProblemPlace,
): BlueprintProblem {
  return {
    code,
    severity,
    message,
    details: place.details ?? [],
    file: place.file,
    ...(place.range === undefined ? {} : { range: place.range }),
    elements: place.elements ?? [],
    data,
    ...(place.incompatibilities === undefined ? {} : { incompatibilities: place.incompatibilities }),
    ...(place.related === undefined || place.related.length === 0 ? {} : { related: place.related }),
  };
}
