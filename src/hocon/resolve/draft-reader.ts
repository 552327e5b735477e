/** Drafts of subtrees that need resolution, and the statements that include other files. */
import type { IncludeNode, KeyElement, MemberNode, ObjectNode, PieceNode, ValueNode } from "../syntax.ts";
import { isDynamic } from "../syntax.ts";
import type { HoconObject, Origin } from "../value.ts";
import { overriding } from "../value.ts";
import {
  type Draft,
  type DraftObject,
  type DraftReference,
  type GrowingObject,
  hides,
  isResolved,
  newDraftObject,
  openObject,
  type Slot,
  slotOf,
} from "./draft.ts";
import { originOf, type SourceText } from "./origin.ts";
import type { Scope } from "./scope.ts";
import { StaticReader } from "./static-values.ts";

/** Where the reader stands. */
export interface Place {
  readonly source: SourceText;
  /** The innermost object around that is an item of a list or a piece of a concatenation; undefined for the root. */
  readonly anchor: DraftObject | undefined;
  /** Path from there to the object whose members are read. */
  readonly path: readonly string[];
  /** Where the file was included. */
  readonly included: Inclusion;
  /** How deep the value nests. */
  readonly depth: number;
}

/** Where the substitutions of an included file look first: a path from an anchor. Empty for a file of its own. */
export interface Inclusion {
  readonly anchor: DraftObject | undefined;
  readonly path: readonly string[];
}

export type AddInclude = (target: DraftObject, node: IncludeNode, place: Place) => void;

export class DraftReader {
  private readonly statics: StaticReader;
  private readonly addInclude: AddInclude;

  constructor(scope: Scope, addInclude: AddInclude) {
    this.statics = new StaticReader(scope);
    this.addInclude = addInclude;
  }

  addMembers(target: DraftObject, node: ObjectNode, place: Place): void {
    for (const member of node.members) this.addMember(target, member, place);
  }

  private addMember(target: DraftObject, member: MemberNode, place: Place): void {
    if (member.kind === "include") {
      this.addInclude(target, member, place);
      return;
    }
    const { elements } = member.key;
    const node = member.value;
    if (node === undefined || elements.length === 0) return;
    const isStatic = member.separator !== "+=" && !isDynamic(node);
    let object = target;
    for (let index = 0; index < elements.length - 1; index++) {
      const element = elements[index] as KeyElement;
      const slot = slotOf(object, element.text);
      const origin = originOf(
        place.source,
        { start: (elements[index + 1] as KeyElement).start, end: node.end },
        element,
      );
      if (isStatic) {
        const growing = growingTop(slot, origin);
        if (growing !== undefined) {
          this.statics.addField(place.source, growing.fields, member, index + 1);
          return;
        }
      }
      object = openObject(slot, origin);
    }
    const last = elements[elements.length - 1] as KeyElement;
    const path = [...place.path, ...elements.map((element) => element.text)];
    const inner = { ...place, path, depth: place.depth + elements.length };
    this.define(slotOf(object, last.text), node, last, inner, member.separator === "+=");
  }

  private define(slot: Slot, node: ValueNode, key: KeyElement, place: Place, append: boolean): void {
    const origin = originOf(place.source, node, key);
    if (append) {
      slot.definitions.push({ kind: "draft-append", item: this.draft(node, place), origin });
    } else if (node.kind === "object") {
      const growing = node.dynamic ? undefined : growingTop(slot, origin);
      if (growing !== undefined) this.statics.addMembers(place.source, growing.fields, node);
      else this.addMembers(openObject(slot, origin), node, place);
    } else if (node.kind === "concatenation" && isExtension(node.pieces)) {
      const [base, ...literals] = node.pieces;
      slot.definitions.push({ ...this.reference(base, place, origin), joined: true });
      for (const literal of literals) {
        if (literal.kind === "object") this.addMembers(openObject(slot, origin), literal, place);
      }
    } else {
      replaceBy(
        slot,
        isDynamic(node) ? this.draft(node, place, origin) : this.statics.value(place.source, node, key),
      );
    }
  }

  private draft(node: ValueNode, place: Place, origin = originOf(place.source, node)): Draft {
    if (!isDynamic(node)) return this.statics.value(place.source, node);
    switch (node.kind) {
      case "object": {
        const object = newDraftObject(origin, undefined, 0);
        this.addMembers(object, node, { ...place, anchor: object, path: [] });
        return object;
      }
      case "list": {
        const inner = { ...place, depth: place.depth + 1 };
        return {
          kind: "draft-list",
          items: node.items.map((item) => this.draft(item, inner)),
          origin,
          busy: false,
        };
      }
      case "concatenation": {
        const pieces = node.pieces.map((piece, index) => ({
          draft: this.draft(piece, place),
          space: place.source.text.slice(node.pieces[index - 1]?.end ?? piece.start, piece.start),
          range: { start: piece.start, end: piece.end },
        }));
        return { kind: "draft-concatenation", pieces, origin };
      }
      default:
        return this.reference(node, place, origin);
    }
  }

  private reference(node: ValueNode | undefined, place: Place, origin: Origin): DraftReference {
    const isReference = node?.kind === "substitution";
    return {
      kind: "draft-reference",
      path: isReference ? node.elements.map((element) => element.text) : [],
      prefix: place.included.path,
      anchor: place.included.anchor,
      optional: isReference && node.optional,
      list: isReference && node.list,
      origin,
      depth: place.depth,
      joined: false,
    };
  }
}

/** Whether the pieces are a substitution and object literals behind it: `${base} { … }`. */
function isExtension(pieces: readonly PieceNode[]): boolean {
  return pieces[0]?.kind === "substitution" && pieces.slice(1).every((piece) => piece.kind === "object");
}

/** The resolved object on top of a slot, made in an empty one; undefined when something else is on top. */
function growingTop(slot: Slot, origin: Origin): GrowingObject | undefined {
  const top = slot.definitions.at(-1);
  if (top === undefined || (isResolved(top) && top.kind !== "object")) {
    const object: HoconObject & GrowingObject = {
      kind: "object",
      fields: new Map(),
      origin,
      overrode: overriding(top),
    };
    slot.definitions.push(object);
    return object;
  }
  if (top.kind !== "object") return undefined;
  const growing = top as GrowingObject;
  growing.origin = origin;
  return growing;
}

/** A definition that hides all older ones replaces them, so that they are never resolved. */
function replaceBy(slot: Slot, draft: Draft): void {
  if (!hides(draft)) {
    slot.definitions.push(draft);
    return;
  }
  const older = slot.definitions.findLast(isResolved);
  slot.definitions = [
    older !== undefined && isResolved(draft) ? { ...draft, overrode: overriding(older) } : draft,
  ];
}
