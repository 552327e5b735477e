/** What keeps a reader from reading a writer; the kinds are those of Avro's Java implementation. */
export type IncompatibilityKind =
  | "NAME_MISMATCH"
  | "FIXED_SIZE_MISMATCH"
  | "MISSING_ENUM_SYMBOLS"
  | "READER_FIELD_MISSING_DEFAULT_VALUE"
  | "TYPE_MISMATCH"
  | "MISSING_UNION_BRANCH";

export interface Incompatibility {
  readonly kind: IncompatibilityKind;
  /**
   * RFC 6901 pointer into the reader's JSON. Inside a type that is used by name it leads to the definition; where
   * that is in another file, it goes on as if the definition stood in place of the name.
   */
  readonly readerPointer: string;
  /** The same for the writer. */
  readonly writerPointer: string;
  /** Dotted field path for people, e.g. `address.zip`. Empty at the root. */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  /** A sentence that names field, type and reason. */
  readonly message: string;
  readonly suggestion?: Suggestion;
  /**
   * Why the branch of a reader's union that comes nearest cannot read the writer's type, for
   * `MISSING_UNION_BRANCH` where there is such a branch.
   */
  readonly causes?: readonly Incompatibility[];
}

/** A change of the reader schema that would mend an incompatibility, as data. */
export type Suggestion =
  | {
      readonly kind: "add-default";
      /** Full name of the record, or of the enum (then `field` is empty and the default is the enum's own). */
      readonly schema: string;
      readonly field: string;
      readonly json: unknown;
      readonly sentence: string;
    }
  | {
      readonly kind: "add-alias";
      readonly schema: string;
      readonly field?: string;
      readonly alias: string;
      readonly sentence: string;
    }
  | {
      readonly kind: "add-union-branch";
      /** Pointer into the reader's JSON: a union to extend, or a type to make a union of. */
      readonly pointer: string;
      readonly branch: string;
      readonly sentence: string;
    }
  | { readonly kind: "widen-type"; readonly pointer: string; readonly to: string; readonly sentence: string };

export interface Compatibility {
  readonly compatible: boolean;
  readonly incompatibilities: readonly Incompatibility[];
}
