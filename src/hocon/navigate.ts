/** Questions about a syntax tree: what stands at an offset, which path it has, what refers to what. */
import type { HoconDocument } from "./document.ts";
import type { FieldNode, KeyElement, ObjectNode, SubstitutionNode, SyntaxNode, ValueNode } from "./syntax.ts";
import type { TextRange } from "./text.ts";
import * as t from "./tokens.ts";

/** The nodes directly inside a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.kind) {
    case "object":
      return node.members;
    case "list":
      return node.items;
    case "concatenation":
      return node.pieces;
    case "field":
      return node.value === undefined ? [node.key] : [node.key, node.value];
    default:
      return [];
  }
}

/** Calls `visit` for every node with the path of keys that leads to it, outer nodes first. Items of lists have the path of their list. */
export function walk(
  document: HoconDocument,
  visit: (node: SyntaxNode, path: readonly string[]) => void,
): void {
  visitNode(document.root, [], visit);
}

function visitNode(
  node: SyntaxNode,
  path: readonly string[],
  visit: (node: SyntaxNode, path: readonly string[]) => void,
): void {
  const own = node.kind === "field" ? [...path, ...node.key.elements.map((element) => element.text)] : path;
  visit(node, own);
  for (const child of childrenOf(node)) visitNode(child, own, visit);
}

/** The nodes that hold an offset, from the root to the innermost. An offset at the end of a node counts as inside. */
export function nodesAt(document: HoconDocument, offset: number): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  let node: SyntaxNode | undefined = document.root;
  while (node !== undefined) {
    nodes.push(node);
    node = innermost(childrenOf(node), offset);
  }
  return nodes;
}

/** Of two nodes that touch at the offset, the one that begins there. */
function innermost(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as SyntaxNode).start <= offset) low = middle + 1;
    else high = middle;
  }
  const node = nodes[low - 1];
  return node !== undefined && offset <= node.end ? node : undefined;
}

export interface PathAtOffset {
  /**
   * In a key: the path up to and with the element at the offset. In a value: the path of the value. Between the
   * entries of an object: the path of the object.
   */
  readonly path: readonly string[];
  readonly position: "key" | "value" | "entry" | "comment" | "include";
  /** The innermost object around the offset, whose entries `key` and `entry` are about. */
  readonly object: ObjectNode | undefined;
  /** The path of that object. */
  readonly objectPath: readonly string[];
  /** The innermost field that the offset belongs to. */
  readonly field: FieldNode | undefined;
  /** The element of the key at the offset. */
  readonly element: KeyElement | undefined;
  /** The index of the item, when the offset is in a list. */
  readonly index: number | undefined;
}

/** Where in the configuration an offset of the text is. */
export function pathAt(document: HoconDocument, offset: number): PathAtOffset {
  let at: PathAtOffset = {
    path: [],
    position: document.root.kind === "list" ? "value" : "entry",
    object: undefined,
    objectPath: [],
    field: undefined,
    element: undefined,
    index: undefined,
  };
  for (const node of nodesAt(document, offset)) at = step(at, node, offset);
  return isInComment(document, offset) ? { ...at, position: "comment" } : at;
}

function step(at: PathAtOffset, node: SyntaxNode, offset: number): PathAtOffset {
  switch (node.kind) {
    case "object": {
      const isInside = !node.braced || (offset > node.start && (offset < node.end || !node.closed));
      if (!isInside) return at;
      return {
        ...at,
        position: "entry",
        object: node,
        objectPath: at.path,
        field: undefined,
        element: undefined,
        index: undefined,
      };
    }
    case "field": {
      const path = [...at.path, ...node.key.elements.map((element) => element.text)];
      return { ...at, path, position: "value", field: node, element: undefined };
    }
    case "key": {
      const found = node.elements.findIndex((element) => offset <= element.end);
      const index = found < 0 ? node.elements.length - 1 : found;
      const path = [...at.objectPath, ...node.elements.slice(0, index + 1).map((element) => element.text)];
      return { ...at, path, position: "key", element: node.elements[index] };
    }
    case "list": {
      const index = node.items.findIndex((item) => item.start <= offset && offset <= item.end);
      return { ...at, position: "value", index: index < 0 ? undefined : index };
    }
    case "include":
      return { ...at, position: "include" };
    default:
      return at;
  }
}

function isInComment(document: HoconDocument, offset: number): boolean {
  const { tokens } = document;
  if (tokens.count === 0 || offset === 0) return false;
  // The end of a comment still belongs to it: what is typed there continues it.
  const index = t.tokenAt(tokens, offset - 1);
  return tokens.kinds[index] === t.T_COMMENT && offset > (tokens.starts[index] as number);
}

/** One field of an object with the full path that it sets. */
export interface Field {
  readonly path: readonly string[];
  readonly field: FieldNode;
  /** The object that the field stands in. */
  readonly container: ObjectNode;
}

/** All fields of a text, in its order, inside lists too (those have the path of the list before their own). */
export function fieldsOf(document: HoconDocument): readonly Field[] {
  const fields: Field[] = [];
  const visit = (node: ValueNode, path: readonly string[]): void => {
    if (node.kind === "list") for (const item of node.items) visit(item, path);
    if (node.kind === "concatenation") for (const piece of node.pieces) visit(piece, path);
    if (node.kind !== "object") return;
    for (const member of node.members) {
      if (member.kind !== "field") continue;
      const own = [...path, ...member.key.elements.map((element) => element.text)];
      fields.push({ path: own, field: member, container: node });
      if (member.value !== undefined) visit(member.value, own);
    }
  };
  visit(document.root, []);
  return fields;
}

/** The fields that stand directly below a path, however they are written: `a { b = 1 }` and `a.b = 1` alike. */
export function fieldsAt(document: HoconDocument, path: readonly string[]): readonly Field[] {
  return fieldsOf(document).filter(
    (entry) =>
      entry.path.length > path.length &&
      entry.path.length - entry.field.key.elements.length <= path.length &&
      path.every((key, index) => key === entry.path[index]),
  );
}

/** A use of a path: `${a.b}`. */
export interface SubstitutionReference {
  readonly path: readonly string[];
  /** The whole substitution. */
  readonly range: TextRange;
  /** The elements of the path with their ranges. */
  readonly elements: readonly KeyElement[];
  readonly optional: boolean;
  readonly node: SubstitutionNode;
  /** The path of the value that the substitution is part of. */
  readonly at: readonly string[];
}

export function substitutionsOf(document: HoconDocument): readonly SubstitutionReference[] {
  const references: SubstitutionReference[] = [];
  walk(document, (node, at) => {
    if (node.kind !== "substitution") return;
    const path = node.elements.map((element) => element.text);
    const range = { start: node.start, end: node.end };
    references.push({ path, range, elements: node.elements, optional: node.optional, node, at });
  });
  return references;
}

/** The comments of a text, from `#` or `//` to the end of the line. */
export function commentsOf(document: HoconDocument): readonly TextRange[] {
  const { kinds, starts, count } = document.tokens;
  const comments: TextRange[] = [];
  for (let index = 0; index < count; index++) {
    if (kinds[index] !== t.T_COMMENT) continue;
    comments.push({ start: starts[index] as number, end: starts[index + 1] as number });
  }
  return comments;
}
