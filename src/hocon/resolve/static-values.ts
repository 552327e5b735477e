/** Values of subtrees that need no resolution, straight from the syntax tree. */
import { classifyWord, scalarText } from "../scalar.ts";
import type { FieldNode, KeyElement, ObjectNode, PieceNode, ScalarNode, ValueNode } from "../syntax.ts";
import type { TextRange } from "../text.ts";
import { type HoconObject, type HoconValue, NOTHING_OVERRIDDEN, type Origin, overriding } from "../value.ts";
import { WordKey } from "../word-key.ts";
import type { GrowingObject } from "./draft.ts";
import { join, type Piece } from "./join.ts";
import { originOf, type SourceText } from "./origin.ts";
import type { Scope } from "./scope.ts";

export class StaticReader {
  private readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  value(source: SourceText, node: ValueNode, key?: TextRange): HoconValue {
    const origin = originOf(source, node, key);
    switch (node.kind) {
      case "scalar":
        return scalar(source, node, origin);
      case "object": {
        const fields = new Map<string, HoconValue>();
        this.addMembers(source, fields, node);
        return { kind: "object", fields, origin, overrode: NOTHING_OVERRIDDEN };
      }
      case "list": {
        const items = node.items.map((item) => this.value(source, item));
        return { kind: "list", items, origin, overrode: NOTHING_OVERRIDDEN };
      }
      case "concatenation":
        if (isObjects(node)) {
          const fields = new Map<string, HoconValue>();
          for (const piece of node.pieces) this.addMembers(source, fields, piece as ObjectNode);
          return { kind: "object", fields, origin, overrode: NOTHING_OVERRIDDEN };
        }
        return join(this.pieces(source, node.pieces), origin, this.scope) ?? nullValue(origin);
      default:
        return nullValue(origin);
    }
  }

  addMembers(source: SourceText, fields: Map<string, HoconValue>, node: ObjectNode): void {
    for (const member of node.members) {
      if (member.kind === "field") this.addField(source, fields, member, 0);
    }
  }

  /** Sets the field's path from element `from` on below `fields`. */
  addField(source: SourceText, fields: Map<string, HoconValue>, field: FieldNode, from: number): void {
    const { key, value: node } = field;
    if (node === undefined) return;
    if (key instanceof WordKey) {
      this.define(source, fields, key.word, key, node);
      return;
    }
    const { elements } = key;
    if (elements.length === 0) return;
    let target = fields;
    for (let index = from; index < elements.length - 1; index++) {
      const element = elements[index] as KeyElement;
      const origin = originOf(
        source,
        { start: (elements[index + 1] as KeyElement).start, end: node.end },
        element,
      );
      target = growingObject(target, element.text, origin).fields;
    }
    const last = elements[elements.length - 1] as KeyElement;
    this.define(source, target, last.text, last, node);
  }

  private define(
    source: SourceText,
    fields: Map<string, HoconValue>,
    name: string,
    key: TextRange,
    node: ValueNode,
  ): void {
    const before = fields.get(name);
    if (before?.kind === "object" && (node.kind === "object" || isObjects(node))) {
      const grown = growingObject(fields, name, originOf(source, node, key));
      const pieces: readonly PieceNode[] = node.kind === "concatenation" ? node.pieces : [node];
      for (const piece of pieces) this.addMembers(source, grown.fields, piece as ObjectNode);
      return;
    }
    const value = this.value(source, node, key);
    fields.set(name, before === undefined ? value : { ...value, overrode: overriding(before) });
  }

  private pieces(source: SourceText, nodes: readonly PieceNode[]): Piece[] {
    return nodes.map((node, index) => ({
      value: this.value(source, node),
      space: source.text.slice(nodes[index - 1]?.end ?? node.start, node.start),
      range: { start: node.start, end: node.end },
    }));
  }
}

/** Whether a concatenation is of object literals only, which merge like fields set one after the other. */
function isObjects(node: ValueNode): boolean {
  return node.kind === "concatenation" && node.pieces.every((piece) => piece.kind === "object");
}

/** The object at a key, to merge into; anything else that stands there is replaced. */
function growingObject(fields: Map<string, HoconValue>, key: string, origin: Origin): GrowingObject {
  const before = fields.get(key);
  if (before?.kind === "object") {
    const growing = before as GrowingObject;
    growing.origin = origin;
    return growing;
  }
  const object: HoconObject & GrowingObject = {
    kind: "object",
    fields: new Map(),
    origin,
    overrode: overriding(before),
  };
  fields.set(key, object);
  return object;
}

function nullValue(origin: Origin): HoconValue {
  return { kind: "null", origin, overrode: NOTHING_OVERRIDDEN };
}

function scalar(source: SourceText, node: ScalarNode, origin: Origin): HoconValue {
  const value = scalarText(source.text, node);
  const overrode = NOTHING_OVERRIDDEN;
  if (node.form === "word") {
    switch (classifyWord(value)) {
      case "number":
        return { kind: "number", value: Number(value), text: value, origin, overrode };
      case "boolean":
        return { kind: "boolean", value: value === "true", origin, overrode };
      case "null":
        return nullValue(origin);
      default:
    }
  }
  return { kind: "string", value, origin, overrode };
}
