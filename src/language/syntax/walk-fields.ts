import type { FieldNode, HoconDocument, KeyElement, ValueNode } from "../../hocon/index.ts";

/** A field of a text with the keys that lead to it. */
export interface WalkedField {
  readonly field: FieldNode;
  /** All keys from the root, each where it is written; the last ones are the field's own. */
  readonly path: readonly KeyElement[];
}

/** Visits every field of a document in the order of the text, also those inside lists. */
export function walkFields(document: HoconDocument, visit: (walked: WalkedField) => void): void {
  walkValue(document.root, [], visit);
}

function walkValue(
  value: ValueNode,
  path: readonly KeyElement[],
  visit: (walked: WalkedField) => void,
): void {
  if (value.kind === "object") {
    for (const member of value.members) {
      if (member.kind !== "field") continue;
      const below = [...path, ...member.key.elements];
      visit({ field: member, path: below });
      if (member.value !== undefined) walkValue(member.value, below, visit);
    }
  } else if (value.kind === "list") {
    value.items.forEach((item, index) => {
      if (item.kind !== "scalar") walkValue(item, [...path, listElement(item, index)], visit);
    });
  } else if (value.kind === "concatenation") {
    for (const piece of value.pieces) walkValue(piece, path, visit);
  }
}

/** The place of a list's element in a path; the name cannot be a key of any rule. */
function listElement(item: ValueNode, index: number): KeyElement {
  return { text: `[${index}]`, start: item.start, end: item.start };
}

/** Visits every value below a value, itself included, that is neither object, list nor concatenation. */
export function walkLeaves(
  value: ValueNode,
  visit: (leaf: Exclude<ValueNode, { readonly kind: "object" | "list" | "concatenation" }>) => void,
): void {
  switch (value.kind) {
    case "object":
      return;
    case "list":
      for (const item of value.items) walkLeaves(item, visit);
      return;
    case "concatenation":
      for (const piece of value.pieces) walkLeaves(piece, visit);
      return;
    default:
      visit(value);
  }
}
