import type { SchemaSet } from "../../avro/index.ts";
import type { FileProblem, StreamletDescriptor } from "../../blueprint/index.ts";

/** A problem in a streamlet's code; `range` lies in the TypeScript text. */
export interface CodeProblem extends FileProblem {
  readonly code: "syntax" | "load" | "import" | "not-a-streamlet" | "duplicate-class" | "schema" | "shape";
  /** 1-based line, where known. */
  readonly line?: number;
}

export interface DescribedStreamlets {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly CodeProblem[];
}

/**
 * Descriptors of the streamlet classes that the project's TypeScript exports. It evaluates that code (`new Function`):
 * call it in a worker or in Node only, never in a page, and only after the user has agreed to run the project's code.
 * Never throws.
 */
export declare function describeStreamlets(
  sources: ReadonlyMap<string, string>,
  schemas: SchemaSet,
  /** Class names known from descriptor files, for classes that do not name themselves. */
  knownClassNames?: Iterable<string>,
): DescribedStreamlets;
