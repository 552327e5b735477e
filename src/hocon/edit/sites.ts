/** Where in a text a path is defined: what an edit of the path must touch. */
import type { HoconDocument } from "../document.ts";
import type { FieldNode, ObjectNode, ValueNode } from "../syntax.ts";

/** A field that sets the path (`exact`) or something below it with one key, such as `a.b = 1` for the path `a`. */
export interface Site {
  readonly field: FieldNode;
  readonly container: ObjectNode;
  /** How many elements of the path lead to the container. */
  readonly depth: number;
  readonly exact: boolean;
}

/** An object literal on the way to the path. */
export interface Scaffold {
  readonly object: ObjectNode;
  readonly depth: number;
}

export interface Sites {
  /** Those that count, in the order of the text. */
  readonly visible: readonly Site[];
  /** Those before a blocker, which may hide them. */
  readonly hidden: readonly Site[];
  readonly scaffolds: readonly Scaffold[];
  /**
   * The last place that sets something on the way to the path whose fields this text does not show (a
   * substitution, an include) or that has none (`a = 5` for the path `a.b`). New text must stand behind it.
   */
  readonly blocker: Blocker | undefined;
}

export interface Blocker {
  /** Offset behind the field or include. */
  readonly end: number;
  readonly field: FieldNode | undefined;
  readonly depth: number;
  /** Whether it may bring fields of its own. */
  readonly dynamic: boolean;
}

export function findSites(document: HoconDocument, path: readonly string[]): Sites {
  const finder = new SiteFinder(path);
  if (document.root.kind === "object") finder.visit(document.root, 0);
  const { sites, scaffolds, blocker } = finder;
  const from = blocker?.end ?? 0;
  return {
    visible: sites.filter(({ field }) => field.start >= from),
    hidden: sites.filter(({ field }) => field.start < from),
    scaffolds,
    blocker,
  };
}

class SiteFinder {
  readonly sites: Site[] = [];
  readonly scaffolds: Scaffold[] = [];
  blocker: Blocker | undefined;
  private readonly path: readonly string[];

  constructor(path: readonly string[]) {
    this.path = path;
  }

  visit(object: ObjectNode, depth: number): void {
    this.scaffolds.push({ object, depth });
    for (const member of object.members) {
      if (member.kind === "include") {
        this.blocker = { end: member.end, field: undefined, depth, dynamic: true };
      } else if (
        sharedLength(member, this.path, depth) ===
        Math.min(member.key.elements.length, this.path.length - depth)
      ) {
        this.visitField(member, object, depth);
      }
    }
  }

  private visitField(field: FieldNode, container: ObjectNode, depth: number): void {
    const length = field.key.elements.length;
    if (length === 0) return;
    const reached = depth + length;
    if (reached >= this.path.length) {
      this.sites.push({ field, container, depth, exact: reached === this.path.length });
    } else if (field.value !== undefined) {
      this.visitValue(field, field.value, reached);
    }
  }

  private visitValue(field: FieldNode, value: ValueNode, depth: number): void {
    if (field.separator === "+=") {
      this.blocker = { end: field.end, field, depth, dynamic: false };
      return;
    }
    if (value.kind === "object") {
      this.visit(value, depth);
      return;
    }
    const pieces = value.kind === "concatenation" ? value.pieces : [value];
    for (const piece of pieces) {
      if (piece.kind === "object" && pieces.length > 1) {
        this.visit(piece, depth);
      } else {
        const dynamic = piece.kind === "substitution" || value.kind === "concatenation";
        // Inside a concatenation only what stands behind the piece is behind the blocker.
        const end = value.kind === "concatenation" ? piece.end : field.end;
        this.blocker = { end, field, depth, dynamic };
      }
    }
  }
}

/** How many elements of a field's key agree with the path from `depth` on. */
export function sharedLength(field: FieldNode, path: readonly string[], depth: number): number {
  const { elements } = field.key;
  let length = 0;
  while (
    length < elements.length &&
    depth + length < path.length &&
    elements[length]?.text === path[depth + length]
  ) {
    length++;
  }
  return length;
}
