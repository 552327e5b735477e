/** A description of what a part of the configuration may look like; checks and completion read it. */
import type { HoconObject, HoconValue } from "../../hocon/index.ts";

/** What is wrong, found by a rule of a shape. */
export interface ShapeFault {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly string[];
  /** The value it stands on; that of the rule where absent. */
  readonly at?: HoconValue;
}

export type Shape =
  /** Known keys; others are errors unless `open`. */
  | {
      readonly kind: "object";
      readonly fields: ReadonlyMap<string, Shape>;
      readonly required?: readonly string[];
      readonly open?: true;
      /** Rules over the whole object. */
      readonly rule?: (object: HoconObject) => readonly ShapeFault[];
    }
  /** Any keys that pass `key`, each with the same shape below. */
  | {
      readonly kind: "map";
      readonly value: Shape;
      readonly key?: (key: string) => Omit<ShapeFault, "at"> | undefined;
    }
  | { readonly kind: "list"; readonly item: Shape }
  | {
      readonly kind: "scalar";
      /** What it expects, for completion and hovers, like "a Kubernetes quantity". */
      readonly expected: string;
      /** Values to offer. */
      readonly values?: readonly string[];
      readonly check: (value: HoconValue) => Omit<ShapeFault, "at"> | undefined;
    }
  /** An object of anything: it is passed on. */
  | { readonly kind: "open-object" };

export type ObjectShape = Extract<Shape, { kind: "object" }>;

export function objectShape(
  fields: Readonly<Record<string, Shape>>,
  more: Omit<ObjectShape, "kind" | "fields"> = {},
): Shape {
  return { kind: "object", fields: new Map(Object.entries(fields)), ...more };
}
