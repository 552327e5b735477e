import type { Incompatibility } from "../compatibility/incompatibility.ts";

/**
 * - `same`: both have it, of the same type (what is inside may differ: see the children)
 * - `promoted`: the reader's type is wider, or text read as bytes, or a union around the type
 * - `defaulted`: only the reader has it, its default is used
 * - `writer-only`: only the writer has it, the reader skips it
 * - `reader-only`: a union branch that the writer never writes
 * - `incompatible`: see the row's incompatibilities, or those of its children
 */
export type ComparisonState =
  | "same"
  | "promoted"
  | "defaulted"
  | "writer-only"
  | "reader-only"
  | "incompatible";

/** One side of a row. */
export interface ComparisonSide {
  /** The field's own name, which aliases may make differ between the sides; else as the row's label. */
  readonly name: string;
  /** The type as a person writes it, e.g. `null | array<string>`. */
  readonly type: string;
  /** Pointer to the type (or, for a field without counterpart, to the field) in the side's schema. */
  readonly pointer: string;
  readonly doc?: string;
  readonly default?: { readonly json: unknown };
}

/** A reader's and a writer's part that belong together. */
export interface ComparisonRow {
  /** Dotted field path; empty at the root. Rows of items, values and branches have that of their field. */
  readonly field: string;
  /** The name of a field, `items`, `values`, or a branch's type; at the root the schema's name. */
  readonly label: string;
  readonly reader?: ComparisonSide;
  readonly writer?: ComparisonSide;
  readonly state: ComparisonState;
  /** What does not fit in this row itself; what is inside is with the children. */
  readonly incompatibilities: readonly Incompatibility[];
  readonly children: readonly ComparisonRow[];
  /** True where a recursive type begins again, whose rows are shown further up. */
  readonly repeats: boolean;
}

export interface SchemaComparison {
  readonly compatible: boolean;
  readonly root: ComparisonRow;
  /** True when rows were left out because there were too many. */
  readonly truncated: boolean;
}
