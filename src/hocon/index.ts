/** The HOCON language: lossless syntax tree, resolver, typed values and text edits. Depends on no other room. */

/** Half-open range of UTF-16 offsets into one text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the characters of `range` by `newText`. Edits of one batch never overlap and all refer to the text before the batch. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export declare function applyEdits(text: string, edits: readonly TextEdit[]): string;

/** A lexical token. The concatenation of all tokens' texts is the input. */
export interface HoconToken {
  readonly kind: HoconTokenKind;
  readonly range: TextRange;
}
export type HoconTokenKind =
  | "whitespace"
  | "newline"
  | "comment"
  | "punctuation"
  | "quoted"
  | "multiline"
  | "unquoted"
  | "number"
  | "keyword"
  | "substitution"
  | "include"
  | "key"
  | "error";

export declare function tokenize(text: string): readonly HoconToken[];

export interface HoconProblem {
  readonly code: string;
  readonly range: TextRange;
  readonly message: string;
}

/** A parsed text: syntax tree plus problems. `print(parse(text)) === text` for every string. */
export interface HoconDocument {
  readonly text: string;
  readonly problems: readonly HoconProblem[];
}

export declare function parse(text: string): HoconDocument;
export declare function print(document: HoconDocument): string;

export interface HoconSource {
  /** Path of the file within the project, used in origins. */
  readonly file: string;
  readonly document: HoconDocument;
}

export interface IncludeRequest {
  readonly kind: "heuristic" | "file" | "url" | "classpath";
  readonly name: string;
  readonly required: boolean;
  /** File in which the include statement stands. */
  readonly from: string;
}

export interface ResolveOptions {
  readonly environment?: ReadonlyMap<string, string>;
  readonly include?: (request: IncludeRequest) => HoconSource | undefined;
}

export interface ResolveProblem extends HoconProblem {
  readonly file: string;
}

export interface Resolution {
  readonly root: HoconObject;
  /** Syntax and resolution problems of all sources and what they included. */
  readonly problems: readonly ResolveProblem[];
}

/** Merges the sources in order (the last wins) and resolves substitutions over the whole. Never throws. */
export declare function resolve(sources: readonly HoconSource[], options?: ResolveOptions): Resolution;

/** Where a value was written. */
export interface Origin {
  readonly file: string;
  /** Range of the value. */
  readonly range: TextRange;
  /** Range of the key (the last element of the path as written) that set it; absent for list elements. */
  readonly keyRange?: TextRange;
}

interface HoconValueBase {
  readonly origin: Origin;
  /** The values that this one replaced, the most recent first. */
  readonly overrode: readonly HoconValue[];
}
export interface HoconObject extends HoconValueBase {
  readonly kind: "object";
  /** In order of first definition. */
  readonly fields: ReadonlyMap<string, HoconValue>;
}
export interface HoconList extends HoconValueBase {
  readonly kind: "list";
  readonly items: readonly HoconValue[];
}
export interface HoconString extends HoconValueBase {
  readonly kind: "string";
  readonly value: string;
}
export interface HoconNumber extends HoconValueBase {
  readonly kind: "number";
  readonly value: number;
  /** The number as it was written, e.g. `1e3` or `0.10`. */
  readonly text: string;
}
export interface HoconBoolean extends HoconValueBase {
  readonly kind: "boolean";
  readonly value: boolean;
}
export interface HoconNull extends HoconValueBase {
  readonly kind: "null";
}
export type HoconValue = HoconObject | HoconList | HoconString | HoconNumber | HoconBoolean | HoconNull;

/** Objects have a null prototype, so that `__proto__` is an ordinary key. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** The value at a path of unquoted key elements, or undefined. */
export declare function getPath(root: HoconValue, path: readonly string[]): HoconValue | undefined;
export declare function toPlain(value: HoconValue): PlainValue;
/** Wraps plain data as HOCON values with the given origin (for defaults and data from resources). */
export declare function fromPlain(value: PlainValue, origin?: Origin): HoconValue;
/** `a.b."c.d"` ⇄ `["a", "b", "c.d"]`. Parsing throws nothing: undefined for a bad path expression. */
export declare function parsePath(expression: string): readonly string[] | undefined;
export declare function renderPath(path: readonly string[]): string;
/** Renders a value as HOCON text. */
export declare function renderValue(
  value: PlainValue,
  style?: { readonly indent?: number; readonly json?: boolean },
): string;

/** A typed reading: the value, or a sentence that says what is wrong. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };
export declare function asString(value: HoconValue): Reading<string>;
export declare function asBoolean(value: HoconValue): Reading<boolean>;
/** 32-bit integer. */
export declare function asInt(value: HoconValue): Reading<number>;
export declare function asDouble(value: HoconValue): Reading<number>;
/** Milliseconds; bare numbers are milliseconds. */
export declare function asDuration(value: HoconValue): Reading<number>;
/** Bytes. */
export declare function asMemorySize(value: HoconValue): Reading<number>;

/** Minimal text edits in the style of the surrounding text. All return [] where there is nothing to do. */
export declare function setValue(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
): readonly TextEdit[];
export declare function removeValue(document: HoconDocument, path: readonly string[]): readonly TextEdit[];
export declare function renameKey(
  document: HoconDocument,
  path: readonly string[],
  newKey: string,
): readonly TextEdit[];
export declare function appendToList(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
): readonly TextEdit[];
export declare function removeFromList(
  document: HoconDocument,
  path: readonly string[],
  index: number,
): readonly TextEdit[];
/** Replaces one element of a list, keeping its place and the comments around it. */
export declare function replaceInList(
  document: HoconDocument,
  path: readonly string[],
  index: number,
  value: PlainValue,
): readonly TextEdit[];
