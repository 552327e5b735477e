import type { PagePoint } from "../canvasStore.ts";

/** What lies under the pointer: the key of a port or topic (`data-drop`), the empty canvas, or something else. */
export type DropPlace =
  | { readonly kind: "element"; readonly key: string }
  | { readonly kind: "canvas" }
  | { readonly kind: "elsewhere" };

export function dropPlaceAt(point: PagePoint, page: Document = document): DropPlace {
  const element = page.elementFromPoint(point.x, point.y);
  const key = element?.closest("[data-drop]")?.getAttribute("data-drop") ?? undefined;
  if (key !== undefined) return { kind: "element", key };
  const isEmptyCanvas =
    element?.closest(".react-flow") !== null &&
    element?.closest(".react-flow__node, .react-flow__panel") === null;
  return element !== null && isEmptyCanvas ? { kind: "canvas" } : { kind: "elsewhere" };
}
