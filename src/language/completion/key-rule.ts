/** A key that the rules know by name. */
export interface KeyRule {
  readonly name: string;
  /** What the key means, in one or two sentences. */
  readonly documentation: string;
  /** What usually follows the key. */
  readonly template: "object" | "list" | "text" | "number" | "true" | "false";
  /** The values that it may have, where they can be counted. */
  readonly values: readonly string[];
  /** What a value is, in words; absent where the key holds a section. */
  readonly expected?: string;
}
