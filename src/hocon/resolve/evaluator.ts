/**
 * Third step: drafts to values (specification, "Substitutions" and "Self-Referential Substitutions").
 *
 * A substitution looks forward, to the final value of its path, and only as far as that path needs. While the
 * substitutions of one definition of a key are being resolved, that definition and all later ones of the key
 * cannot be seen: a reference that comes back there looks back, to the definitions below.
 */
import { MAX_DEPTH } from "../depth.ts";
import { renderPath } from "../path.ts";
import { getPath, type HoconObject, type HoconValue, NOTHING_OVERRIDDEN, overriding } from "../value.ts";
import {
  canLookBack,
  type Draft,
  type DraftAppend,
  type DraftList,
  type DraftObject,
  type DraftReference,
  hasBelow,
  hides,
  isResolved,
  isText,
  newSlot,
  type Slot,
} from "./draft.ts";
import { environmentValue } from "./environment.ts";
import { join, joinLists } from "./join.ts";
import { mergeObjects, mergeValues } from "./merge.ts";
import type { Scope } from "./scope.ts";
import { sizeOf } from "./size.ts";

/** How many substitutions may wait for one another; it keeps the stack small. */
const MAX_HOPS = 400;

/** What resolving a field of an object once more costs, which is not kept. */
const LOOK_BACK_WORK = 8;

export class Evaluator {
  private readonly scope: Scope;
  private readonly environment: ReadonlyMap<string, string>;
  private readonly root: Slot;
  private hops = 0;
  /** How often a reference came back to a definition that is being resolved and found nothing below it. */
  private cycles = 0;
  /** How many definitions are being resolved, one for the sake of the other. */
  private depth = 0;
  /**
   * The outermost of them that something has looked back below since a fold began: what was found then is true
   * only as long as that definition is being resolved, and is not kept.
   */
  private lowest = Number.POSITIVE_INFINITY;
  /** What is below the definition being resolved: taking it up again adds nothing to the whole. */
  private below: HoconValue | undefined;
  /** Every reference is resolved once, and that stays, as the specification wants it. */
  private readonly known = new Map<DraftReference, HoconValue | undefined>();
  /** Values found behind references whose target was not needed as a whole. */
  private readonly partial = new Map<DraftReference, Map<string, HoconValue | undefined>>();

  constructor(root: DraftObject, environment: ReadonlyMap<string, string>, scope: Scope) {
    this.root = newSlot("", undefined);
    this.root.definitions.push(root);
    this.environment = environment;
    this.scope = scope;
  }

  evaluateRoot(): HoconObject | undefined {
    const value = this.fold(this.root, 0);
    return value?.kind === "object" ? value : undefined;
  }

  /** The value of the definitions of a slot up to `top`, merged. */
  private fold(slot: Slot, top: number): HoconValue | undefined {
    let from = top;
    while (from >= 0 && slot.folded[from] === undefined && !hides(slot.definitions[from] as Draft)) from--;
    const outerLowest = this.lowest;
    this.lowest = Number.POSITIVE_INFINITY;
    let value = from < 0 ? this.inherited(slot) : slot.folded[from]?.value;
    const first = slot.folded[from] === undefined ? Math.max(from, 0) : from + 1;
    let growing: HoconValue[] | undefined;
    let needsItself = false;
    for (let index = first; index <= top; index++) {
      const definition = slot.definitions[index] as Draft;
      if (growing !== undefined && definition.kind === "draft-append") {
        const item = this.within(slot, index, value, () => this.evaluate(definition.item));
        if (item !== undefined) growing.push(item);
      } else {
        value = this.foldOne(slot, index, definition, value);
      }
      if (value === undefined) needsItself ||= definition.kind === "draft-object";
      else if (value.kind !== "object") needsItself = false;
      // A list that the next `+=` takes up at once is not kept, so that a long run of them can grow it in place.
      const isTakenUp = index < top && slot.definitions[index + 1]?.kind === "draft-append";
      if (isTakenUp && definition.kind === "draft-append" && value?.kind === "list") {
        growing ??= value.items as HoconValue[];
      } else {
        if (this.lowest >= this.depth) slot.folded[index] = { value };
        growing = undefined;
      }
    }
    this.lowest = Math.min(this.lowest, outerLowest);
    return needsItself ? this.cycle() : value;
  }

  private foldOne(
    slot: Slot,
    index: number,
    definition: Draft,
    below: HoconValue | undefined,
  ): HoconValue | undefined {
    if (isResolved(definition)) return this.over(below, definition);
    if (definition.kind === "draft-object") return this.object(definition, below);
    if (definition.kind === "draft-append") {
      return this.within(slot, index, below, () => this.append(definition, below));
    }
    const value = this.within(slot, index, below, () => this.evaluate(definition));
    if (value === undefined) return below;
    if (definition.kind === "draft-reference" && definition.joined && value.kind !== "object") {
      const piece = { value, space: "", range: definition.origin.range };
      join([piece, JOINED_LITERAL], definition.origin, this.scope);
      return below;
    }
    return this.over(below, value);
  }

  /** Resolves something in the definition at `index`, which sees only what is below it. */
  private within<T>(slot: Slot, index: number, below: HoconValue | undefined, evaluate: () => T): T {
    const outer = { active: slot.active, since: slot.since, below: this.below };
    slot.active = index;
    slot.since = this.depth++;
    this.below = below;
    const value = evaluate();
    this.depth--;
    slot.active = outer.active;
    slot.since = outer.since;
    this.below = outer.below;
    return value;
  }

  private over(below: HoconValue | undefined, value: HoconValue): HoconValue {
    return below === undefined ? value : mergeValues(below, value, this.scope);
  }

  /** What a slot of a draft object gets from the definitions below that object. */
  private inherited(slot: Slot): HoconValue | undefined {
    const owner = slot.owner;
    if (owner?.home === undefined || !hasBelow(owner)) return undefined;
    return this.findUpTo(owner.home, owner.index - 1, [slot.name], 0);
  }

  /**
   * The object, or undefined when it needs itself: where a definition in it is being resolved, that looks back, and
   * when there is nothing below, neither is there an object.
   */
  private object(draft: DraftObject, below: HoconValue | undefined): HoconValue | undefined {
    const base = below?.kind === "object" ? below : undefined;
    for (const slot of draft.slots.values()) {
      if (slot.active >= 0 && this.whole(slot) === undefined) return undefined;
    }
    const again = draft.busy ? draft.slots.size * LOOK_BACK_WORK : 0;
    if (!this.scope.spend((base?.fields.size ?? 0) + again, draft.origin)) return below;
    const wasBusy = draft.busy;
    draft.busy = true;
    if (!wasBusy) this.resolveReferences(draft);
    let isWhole = true;
    const fields = new Map<string, HoconValue>(base?.fields);
    for (const [name, slot] of draft.slots) {
      const value = this.whole(slot);
      if (value !== undefined) fields.set(name, value);
      else if (slot.definitions.at(-1)?.kind === "draft-object") isWhole = false;
    }
    draft.busy = wasBusy;
    const overrode = base === undefined ? overriding(below) : base.overrode;
    return isWhole ? { kind: "object", fields, origin: draft.origin, overrode } : undefined;
  }

  /** Substitutions over earlier values go first: a cycle that leads through one is broken there, whatever the order of the text. */
  private resolveReferences(draft: DraftObject): void {
    for (const slot of draft.slots.values()) if (slot.definitions.some(canLookBack)) this.whole(slot);
  }

  /** The final value of a slot, or what is below the definition that is being resolved. */
  private whole(slot: Slot): HoconValue | undefined {
    if (slot.active < 0) return this.fold(slot, slot.definitions.length - 1);
    this.lowest = Math.min(this.lowest, slot.since);
    return this.fold(slot, slot.active - 1) ?? this.cycle();
  }

  private cycle(): undefined {
    this.cycles++;
    return undefined;
  }

  /** The value at `path`, of which `at` elements lead to the slot. Resolves no more than it needs. */
  private find(slot: Slot, path: readonly string[], at: number): HoconValue | undefined {
    if (at === path.length) return this.whole(slot);
    if (slot.active < 0) return this.findUpTo(slot, slot.definitions.length - 1, path, at);
    this.lowest = Math.min(this.lowest, slot.since);
    return this.findUpTo(slot, slot.active - 1, path, at) ?? this.cycle();
  }

  private findUpTo(slot: Slot, top: number, path: readonly string[], at: number): HoconValue | undefined {
    for (let index = top; index >= 0; index--) {
      const folded = slot.folded[index];
      if (folded !== undefined) return folded.value && getPath(folded.value, path.slice(at));
      const definition = slot.definitions[index] as Draft;
      if (definition.kind === "draft-object") {
        const child = definition.slots.get(path[at] as string);
        if (child !== undefined) return this.find(child, path, at + 1);
      } else if (hides(definition) || definition.kind === "draft-append") {
        return undefined;
      } else {
        const found = this.findIn(slot, index, definition, path, at);
        if (found === HIDDEN) return undefined;
        if (found === undefined) continue;
        if (found.kind !== "object") return found;
        const below = this.findUpTo(slot, index - 1, path, at);
        return below?.kind === "object" ? mergeObjects(below, found, this.scope) : found;
      }
    }
    if (slot.owner?.home === undefined || !hasBelow(slot.owner)) return undefined;
    return this.findUpTo(slot.owner.home, slot.owner.index - 1, [slot.name, ...path.slice(at)], 0);
  }

  /** Looks for the rest of a path in one definition: `HIDDEN` when it stands in the way of those below. */
  private findIn(slot: Slot, index: number, definition: Draft, path: readonly string[], at: number): Found {
    const rest = path.slice(at);
    if (isResolved(definition)) return within(definition, rest);
    if (isText(definition)) return HIDDEN;
    return this.within(slot, index, undefined, () => {
      if (definition.kind === "draft-reference") return this.findBehind(definition, rest);
      const value = this.evaluate(definition);
      return value && within(value, rest);
    });
  }

  private findBehind(reference: DraftReference, rest: readonly string[]): HoconValue | undefined {
    const key = rest.join("\u0000");
    const known = this.partial.get(reference);
    if (known?.has(key)) return known.get(key);
    const outerLowest = this.lowest;
    this.lowest = Number.POSITIVE_INFINITY;
    const value = this.lookUp(reference, rest);
    const isFinal = this.lowest >= this.depth;
    this.lowest = Math.min(this.lowest, outerLowest);
    if (isFinal) {
      if (known === undefined) this.partial.set(reference, new Map([[key, value]]));
      else known.set(key, value);
    }
    return value;
  }

  private evaluate(draft: Draft): HoconValue | undefined {
    if (isResolved(draft)) return draft;
    switch (draft.kind) {
      case "draft-object":
        return this.object(draft, undefined);
      case "draft-list":
        return this.list(draft);
      case "draft-reference":
        return this.reference(draft);
      case "draft-append":
        return this.append(draft, undefined);
      case "draft-concatenation": {
        const pieces = draft.pieces.map((piece) => ({ ...piece, value: this.evaluate(piece.draft) }));
        return join(pieces, draft.origin, this.scope);
      }
    }
  }

  private list(draft: DraftList): HoconValue | undefined {
    if (draft.busy) return this.cycle();
    draft.busy = true;
    const items: HoconValue[] = [];
    for (const item of draft.items) {
      const value = this.evaluate(item);
      if (value !== undefined) items.push(value);
    }
    draft.busy = false;
    return { kind: "list", items, origin: draft.origin, overrode: NOTHING_OVERRIDDEN };
  }

  private append(draft: DraftAppend, below: HoconValue | undefined): HoconValue | undefined {
    const item = this.evaluate(draft.item);
    const { origin } = draft;
    const added: HoconValue[] = item === undefined ? [] : [item];
    if (below === undefined) return { kind: "list", items: added, origin, overrode: NOTHING_OVERRIDDEN };
    const addition: HoconValue = { kind: "list", items: added, origin, overrode: NOTHING_OVERRIDDEN };
    const items = joinLists(below, addition, this.scope);
    if (items !== undefined) return { kind: "list", items, origin, overrode: below.overrode };
    const message = "+= needs a list before it; what was set before is not one. Use = to replace it.";
    this.scope.report("mixed-concatenation", origin.file, origin.range, message);
    return below;
  }

  private reference(reference: DraftReference): HoconValue | undefined {
    if (this.known.has(reference)) return this.known.get(reference);
    const value = this.dereference(reference);
    this.known.set(reference, value);
    return value;
  }

  private dereference(reference: DraftReference): HoconValue | undefined {
    if (reference.path.length === 0) return undefined;
    const cyclesBefore = this.cycles;
    const value = this.lookUp(reference, []) ?? environmentValue(reference, this.environment);
    if (value === undefined) {
      if (!reference.optional) this.reportMissing(reference, this.cycles > cyclesBefore);
      return undefined;
    }
    const { weight, height } = sizeOf(value);
    if (!this.scope.spend(value === this.below ? 1 : weight, reference.origin)) return undefined;
    if (height + reference.depth > MAX_DEPTH) {
      this.reportTooDeep(reference);
      return undefined;
    }
    return { ...value, origin: reference.origin, overrode: NOTHING_OVERRIDDEN };
  }

  /** The value that a reference names, and of that what is at `rest`. */
  private lookUp(reference: DraftReference, rest: readonly string[]): HoconValue | undefined {
    if (this.hops >= MAX_HOPS) {
      this.reportTooDeep(reference);
      return undefined;
    }
    if (!this.scope.spend(1, reference.origin)) return undefined;
    this.hops++;
    const path = [...reference.path, ...rest];
    const value = this.findRelative(reference, path) ?? this.find(this.root, path, 0);
    this.hops--;
    return value;
  }

  /** What an included file means by a path: the value below the place where it was included. */
  private findRelative({ prefix, anchor }: DraftReference, path: readonly string[]): HoconValue | undefined {
    if (anchor === undefined && prefix.length === 0) return undefined;
    const whole = [...prefix, ...path];
    if (anchor === undefined) return this.find(this.root, whole, 0);
    const slot = anchor.slots.get(whole[0] as string);
    return slot && this.find(slot, whole, 1);
  }

  private reportMissing(reference: DraftReference, isCycle: boolean): void {
    const { file, range } = reference.origin;
    const shown = renderPath(reference.path);
    if (isCycle) {
      const message = `\${${shown}} refers back to itself and there is no earlier value to take; break the cycle, or write \${?${shown}}.`;
      this.scope.report("cycle", file, range, message);
    } else {
      const message = `\${${shown}} has no value; define ${shown}, or write \${?${shown}} if it may be missing.`;
      this.scope.report("unresolved-substitution", file, range, message);
    }
  }

  private reportTooDeep(reference: DraftReference): void {
    const message = `Substitutions lead more than ${MAX_DEPTH} levels deep here; shorten the chain.`;
    this.scope.report("too-deep", reference.origin.file, reference.origin.range, message);
  }
}

/** Stands for the object literal in the message about `${base} { … }` where base is no object. */
const JOINED_LITERAL = {
  value: {
    kind: "object",
    fields: new Map(),
    origin: { file: "", range: { start: 0, end: 0 } },
    overrode: NOTHING_OVERRIDDEN,
  },
  space: "",
  range: { start: 0, end: 0 },
} as const;

const HIDDEN = Symbol("hidden");
type Found = HoconValue | undefined | typeof HIDDEN;

/** What a resolved value holds at a path: undefined lets values below shine through, as objects do where they have no such key. */
function within(value: HoconValue, path: readonly string[]): Found {
  let found: HoconValue = value;
  for (const key of path) {
    if (found.kind !== "object") return HIDDEN;
    const next = found.fields.get(key);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}
