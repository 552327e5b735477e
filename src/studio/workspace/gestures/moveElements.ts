import { moveNodes, type Point } from "../../../project/index.ts";
import type { Studio } from "../studio.tsx";

/** Stores positions of nodes; moves in quick succession are one step of the history. */
export function moveElements(
  studio: Studio,
  moves: { readonly streamlets: ReadonlyMap<string, Point>; readonly topics: ReadonlyMap<string, Point> },
  label = "Move",
): void {
  const { project, edit } = studio.workspace.getState();
  edit(label, moveNodes(project, moves), { coalesce: label });
}
