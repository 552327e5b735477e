/**
 * Drafts: values that are not resolved yet. A subtree without substitutions, includes and `+=` is a
 * resolved value from the start; drafts exist only on the way to what is not.
 */
import type { TextRange } from "../text.ts";
import type { HoconObject, HoconValue, Origin } from "../value.ts";

/** A resolved object that still grows: the fields of later definitions are merged into it in place. */
export interface GrowingObject {
  readonly kind: "object";
  readonly fields: Map<string, HoconValue>;
  origin: Origin;
  readonly overrode: readonly HoconValue[];
}

/** A key of a draft object with everything that was assigned to it, the oldest first. */
export interface Slot {
  readonly name: string;
  readonly owner: DraftObject | undefined;
  definitions: Draft[];
  /** `folded[i]` is the value of the definitions up to `i` merged; `undefined` in it means: no value. */
  folded: ({ readonly value: HoconValue | undefined } | undefined)[];
  /** Index of the definition whose substitutions are being resolved, or -1. They see only what is below it. */
  active: number;
  /** How many definitions were being resolved when that one was begun. */
  since: number;
}

export interface DraftObject {
  readonly kind: "draft-object";
  readonly slots: Map<string, Slot>;
  origin: Origin;
  /** The slot that this is a definition of, and its index there; absent in lists and concatenations. */
  readonly home: Slot | undefined;
  readonly index: number;
  busy: boolean;
}

export interface DraftList {
  readonly kind: "draft-list";
  readonly items: readonly Draft[];
  readonly origin: Origin;
  busy: boolean;
}

export interface DraftReference {
  readonly kind: "draft-reference";
  readonly path: readonly string[];
  /** Where the file with the substitution was included: the path is looked up below it first. */
  readonly prefix: readonly string[];
  /** The object from which the prefix leads on, when that is no path from the root: in a list or concatenation. */
  readonly anchor: DraftObject | undefined;
  readonly optional: boolean;
  readonly list: boolean;
  readonly origin: Origin;
  /** Nesting depth of the place where the value goes. */
  readonly depth: number;
  /** Whether an object literal follows, as in `${base} { … }`, so that the value must be an object. */
  readonly joined: boolean;
}

export interface DraftPiece {
  readonly draft: Draft;
  /** White space between the piece before and this one. */
  readonly space: string;
  readonly range: TextRange;
}

export interface DraftConcatenation {
  readonly kind: "draft-concatenation";
  readonly pieces: readonly DraftPiece[];
  readonly origin: Origin;
}

/** `key += item`. */
export interface DraftAppend {
  readonly kind: "draft-append";
  readonly item: Draft;
  readonly origin: Origin;
}

export type Draft = HoconValue | DraftObject | DraftList | DraftReference | DraftConcatenation | DraftAppend;

export function isResolved(draft: Draft): draft is HoconValue {
  return !draft.kind.startsWith("draft-");
}

/** Whether nothing below this definition can be seen through it. */
export function hides(draft: Draft): boolean {
  return draft.kind === "draft-list" || (isResolved(draft) && draft.kind !== "object");
}

/** Whether a definition is a substitution, or holds one, over an earlier definition of its key. */
export function canLookBack(definition: Draft, index: number): boolean {
  return index > 0 && !isResolved(definition) && definition.kind !== "draft-object";
}

/** Whether the value is a text whatever its substitutions hold. */
export function isText(definition: Draft): boolean {
  return (
    definition.kind === "draft-concatenation" &&
    definition.pieces.some(
      ({ draft }) => isResolved(draft) && draft.kind !== "object" && draft.kind !== "list",
    )
  );
}

/** Whether there are definitions below the object, in its own slot or one around it. */
export function hasBelow(object: DraftObject): boolean {
  let around: DraftObject | undefined = object;
  while (around?.home !== undefined && around.index === 0) around = around.home.owner;
  return around?.home !== undefined;
}

export function newSlot(name: string, owner: DraftObject | undefined): Slot {
  return { name, owner, definitions: [], folded: [], active: -1, since: 0 };
}

export function newDraftObject(origin: Origin, home: Slot | undefined, index: number): DraftObject {
  return { kind: "draft-object", slots: new Map(), origin, home, index, busy: false };
}

/** The slot of a key, made when there is none. */
export function slotOf(object: DraftObject, name: string): Slot {
  let slot = object.slots.get(name);
  if (slot === undefined) {
    slot = newSlot(name, object);
    object.slots.set(name, slot);
  }
  return slot;
}

/** The draft object that later definitions of the slot merge into; a resolved object on top is opened up for it. */
export function openObject(slot: Slot, origin: Origin): DraftObject {
  const index = slot.definitions.length - 1;
  const top = slot.definitions[index];
  if (top?.kind === "draft-object") {
    top.origin = origin;
    return top;
  }
  if (top?.kind === "object") {
    const opened = newDraftObject(origin, slot, index);
    for (const [name, value] of (top as HoconObject).fields) slotOf(opened, name).definitions.push(value);
    slot.definitions[index] = opened;
    return opened;
  }
  // An object does not merge with a list, so what the list holds is never needed.
  const hidden = top?.kind === "draft-list";
  const object = newDraftObject(origin, slot, hidden ? index : index + 1);
  if (hidden) slot.definitions[index] = object;
  else slot.definitions.push(object);
  return object;
}
