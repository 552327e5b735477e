/**
 * The syntax tree. Nodes are themselves ranges of the text; what lies between them (white space, comments,
 * commas, separators) is in the token table, so that nothing of the text is lost.
 */
import type { TextRange } from "./text.ts";

/** One element of a path expression: `"b.c"` in `a."b.c"`. The range covers the element as written, with its quotes. */
export interface KeyElement extends TextRange {
  readonly text: string;
}

/** The path expression to the left of a separator. It has no elements when the expression is invalid. */
export interface KeyNode extends TextRange {
  readonly kind: "key";
  readonly elements: readonly KeyElement[];
}

export type Separator = "=" | ":" | "+=" | "";

/** `key = value`. `value` is absent when it is missing in the text (a problem says so). */
export interface FieldNode extends TextRange {
  readonly kind: "field";
  readonly key: KeyNode;
  /** Empty when the separator is left out, as in `a { … }`. */
  readonly separator: Separator;
  readonly value: ValueNode | undefined;
}

export type IncludeKind = "heuristic" | "file" | "url" | "classpath";

/** `include required(file("x"))`. */
export interface IncludeNode extends TextRange {
  readonly kind: "include";
  readonly form: IncludeKind;
  readonly required: boolean;
  /** The name, unescaped. */
  readonly name: string;
  /** The quoted name in the text. */
  readonly nameRange: TextRange;
}

export type MemberNode = FieldNode | IncludeNode;

export interface ObjectNode extends TextRange {
  readonly kind: "object";
  readonly members: readonly MemberNode[];
  /** False for the root object of a text without braces. */
  readonly braced: boolean;
  /** Whether the closing brace is there. */
  readonly closed: boolean;
  /** Whether something inside needs resolution: a substitution, an include or `+=`. */
  readonly dynamic: boolean;
}

export interface ListNode extends TextRange {
  readonly kind: "list";
  readonly items: readonly ValueNode[];
  readonly closed: boolean;
  readonly dynamic: boolean;
}

/**
 * A simple value. Adjacent unquoted words form one `unquoted` scalar with the white space between them;
 * `word` is a single word, which may be a number, `true`, `false` or `null` when it is a value of its own;
 * `property` is a value of a Java properties file.
 */
export interface ScalarNode extends TextRange {
  readonly kind: "scalar";
  readonly form: "quoted" | "multiline" | "unquoted" | "word" | "property";
}

/** `${path}` or `${?path}`. */
export interface SubstitutionNode extends TextRange {
  readonly kind: "substitution";
  readonly optional: boolean;
  /** Written `${name[]}`: a list taken from the environment variables `name_0`, `name_1`, … */
  readonly list: boolean;
  /** Empty when the path is invalid. */
  readonly elements: readonly KeyElement[];
}

/** Several pieces in a row; the white space between two pieces is the text between their ranges. */
export interface ConcatenationNode extends TextRange {
  readonly kind: "concatenation";
  readonly pieces: readonly PieceNode[];
  readonly dynamic: boolean;
}

export type PieceNode = ObjectNode | ListNode | ScalarNode | SubstitutionNode;
export type ValueNode = PieceNode | ConcatenationNode;
export type RootNode = ObjectNode | ListNode;
export type SyntaxNode = ValueNode | MemberNode | KeyNode;

/** Whether a value needs resolution. */
export function isDynamic(node: ValueNode): boolean {
  return node.kind === "substitution" || (node.kind !== "scalar" && node.dynamic);
}
