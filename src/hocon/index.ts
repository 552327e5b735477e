/** The HOCON language: lossless syntax tree, resolver, typed values and text edits. Depends on no other room. */

// Syntax: tokens, tree, problems
export { type HoconDocument, parse, print, tokenize, tokensOf } from "./document.ts";
export { appendToList, removeFromList, replaceInList } from "./edit/list-edits.ts";
export { removeValue, renameKey } from "./edit/remove-value.ts";
// Edits: minimal text edits in the style of the surrounding text. All return [] where there is nothing to do.
export { setValue } from "./edit/set-value.ts";
// Questions about the tree, for editors
export {
  childrenOf,
  commentsOf,
  type Field,
  fieldsAt,
  fieldsOf,
  nodesAt,
  type PathAtOffset,
  pathAt,
  type SubstitutionReference,
  substitutionsOf,
  walk,
} from "./navigate.ts";
export { parsePath, renderPath } from "./path.ts";
export type { HoconProblem, HoconProblemCode } from "./problems.ts";
export { type RenderStyle, renderValue } from "./render.ts";
// Resolution
export {
  type HoconSource,
  type IncludeRequest,
  type Resolution,
  type ResolveOptions,
  resolve,
} from "./resolve/resolve.ts";
export type { ResolveProblem } from "./resolve/scope.ts";
export type {
  ConcatenationNode,
  FieldNode,
  IncludeKind,
  IncludeNode,
  KeyElement,
  KeyNode,
  ListNode,
  MemberNode,
  ObjectNode,
  PieceNode,
  RootNode,
  ScalarNode,
  Separator,
  SubstitutionNode,
  SyntaxNode,
  ValueNode,
} from "./syntax.ts";
// Texts
export { applyEdits, type TextEdit, type TextRange } from "./text.ts";
export type { HoconToken, HoconTokenKind } from "./tokens.ts";
export { asDuration } from "./units/duration.ts";
export { asMemorySize } from "./units/memory-size.ts";
export { asPeriod, type Period } from "./units/period.ts";
// Typed readings
export type { Reading } from "./units/reading.ts";
export { asBoolean, asDouble, asInt, asList, asString } from "./units/scalars.ts";
// Values
export {
  fromPlain,
  getPath,
  type HoconBoolean,
  type HoconList,
  type HoconNull,
  type HoconNumber,
  type HoconObject,
  type HoconString,
  type HoconValue,
  type Origin,
  type PlainValue,
  toPlain,
} from "./value.ts";
