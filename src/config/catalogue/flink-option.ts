/** What is known of a Flink option, for completion, hovers and checks. */
export interface FlinkOption {
  /** A part in angle brackets, like `<account>`, stands for any name. */
  readonly key: string;
  readonly type: "duration" | "memory" | "integer" | "long" | "number" | "boolean" | "text" | "choice";
  /** Flink's default, where it has one; that of its latest version. */
  readonly default?: string;
  /** Other defaults of earlier versions, each up to and including a version, the earliest first. */
  readonly earlierDefaults?: readonly { readonly until: string; readonly value: string }[];
  /** The values of a choice; for texts, common ones to offer. */
  readonly values?: readonly string[];
  /** The versions that know a value, where not all do. */
  readonly valueVersions?: Readonly<Record<string, FlinkVersions>>;
  /** Further values that Flink reads, but that nobody needs to be offered. */
  readonly alsoReads?: readonly string[];
  /** Set where the name of a class is a value too. */
  readonly readsClasses?: true;
  /** The last version that reads a duration as a number of milliseconds only. */
  readonly numberUntil?: string;
  readonly description: string;
  /** First and last Flink version that reads the option, where it is not all from 1.10 on. */
  readonly since?: string;
  readonly until?: string;
  /** The newer name of the option, and the version that introduced it. Flink goes on to read the older one until `until`. */
  readonly renamedTo?: string;
  readonly renamedIn?: string;
  /** Set for settings of Cloudflow that stand among those of Flink. */
  readonly owner?: "cloudflow";
}

/** A range of versions, both ends included. */
export interface FlinkVersions {
  readonly since?: string;
  readonly until?: string;
}
