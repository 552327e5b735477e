/** Value concatenation of resolved pieces (specification, "Value concatenation"). */
import type { TextRange } from "../text.ts";
import {
  type HoconList,
  type HoconObject,
  type HoconValue,
  NOTHING_OVERRIDDEN,
  type Origin,
} from "../value.ts";
import { mergeObjects } from "./merge.ts";
import type { Scope } from "./scope.ts";
import { noteJoined } from "./size.ts";

export interface Piece {
  /** Undefined for an optional substitution without a value. */
  readonly value: HoconValue | undefined;
  /** White space between the piece before and this one. */
  readonly space: string;
  readonly range: TextRange;
}

/**
 * The concatenation, or undefined when no piece has a value and there is no white space between them: that is
 * text and stays, as in the reference implementation.
 */
export function join(pieces: readonly Piece[], origin: Origin, scope: Scope): HoconValue | undefined {
  let hasContainer = false;
  let isEmpty = true;
  for (const { value, space } of pieces) {
    if (space !== "") isEmpty = false;
    if (value === undefined) continue;
    isEmpty = false;
    if (value.kind === "object" || value.kind === "list") hasContainer = true;
  }
  if (isEmpty) return undefined;
  return hasContainer ? joinContainers(pieces, origin, scope) : joinText(pieces, origin, scope);
}

function joinText(pieces: readonly Piece[], origin: Origin, scope: Scope): HoconValue {
  let text = "";
  for (const { value, space } of pieces) {
    text += space;
    if (value !== undefined) text += textOf(value);
  }
  if (!scope.spend(text.length >> 6, origin)) text = text.slice(0, 1000);
  return { kind: "string", value: text, origin, overrode: NOTHING_OVERRIDDEN };
}

function textOf(value: HoconValue): string {
  switch (value.kind) {
    case "number":
      return value.text;
    case "null":
      return "null";
    case "string":
    case "boolean":
      return String(value.value);
    default:
      return "";
  }
}

function joinContainers(pieces: readonly Piece[], origin: Origin, scope: Scope): HoconValue {
  let joined: HoconObject | HoconList | undefined;
  for (const { value, range } of pieces) {
    if (value === undefined) continue;
    if (value.kind !== "object" && value.kind !== "list") {
      mixed(value, range, origin, scope);
    } else if (joined === undefined) {
      joined = { ...value, origin };
    } else if (joined.kind === "object" && value.kind === "object") {
      joined = { ...mergeObjects(joined, value, scope), origin };
    } else {
      const items = joinLists(joined, value, scope);
      if (items === undefined) mixed(value, range, origin, scope);
      else joined = { kind: "list", items, origin, overrode: NOTHING_OVERRIDDEN };
    }
  }
  return joined as HoconValue;
}

/** The items of both, or undefined when one is neither a list nor an object that counts as one. */
export function joinLists(left: HoconValue, right: HoconValue, scope: Scope): HoconValue[] | undefined {
  const first = listItems(left);
  const second = listItems(right);
  if (first === undefined || second === undefined) return undefined;
  const items = [...first, ...second];
  // Copying items is cheap, but what they hold is counted again for whoever walks over the list.
  const weight = noteJoined(items, left, right);
  return scope.spend(weight >> 4, right.origin) ? items : [...second];
}

const INDEX = /^\+?\d{1,10}$/;

/**
 * The items of a list, or of an object with numeric keys, in the order of those (specification,
 * "Conversion of numerically-indexed objects to arrays"); other keys are ignored, and of two keys with the same number
 * the last counts. Undefined for anything else.
 */
export function listItems(value: HoconValue): readonly HoconValue[] | undefined {
  if (value.kind === "list") return value.items;
  if (value.kind !== "object") return undefined;
  const items = new Map<number, HoconValue>();
  for (const [key, item] of value.fields) {
    if (INDEX.test(key) && Number(key) <= 0x7fffffff) items.set(Number(key), item);
  }
  if (items.size === 0) return undefined;
  return [...items].sort(([a], [b]) => a - b).map(([, item]) => item);
}

function mixed(value: HoconValue, range: TextRange, origin: Origin, scope: Scope): void {
  const what = value.kind === "object" ? "An object" : value.kind === "list" ? "A list" : `A ${value.kind}`;
  scope.report(
    "mixed-concatenation",
    origin.file,
    range,
    `${what} cannot be joined with what stands beside it; join text with text, lists with lists, objects with objects, or put a comma or a new line between them.`,
  );
}
