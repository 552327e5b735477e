import { addStreamlet } from "../../../blueprint/index.ts";
import { moveNodes, type Point } from "../../../project/index.ts";
import type { Studio } from "../studio.tsx";
import { editBlueprint } from "./editBlueprint.ts";

/** Adds an instance of the class under a free name, at the position if one is given, and selects it. */
export function addStreamletToBlueprint(studio: Studio, className: string, position?: Point): void {
  const { analysis, project } = studio.workspace.getState();
  const { name, edits } = addStreamlet(analysis.document, analysis.blueprint, className);
  const moves = position === undefined ? [] : moveNodes(project, { streamlets: new Map([[name, position]]) });
  if (editBlueprint(studio, `Add ${name}`, [() => edits], moves)) {
    studio.selection.getState().select([{ kind: "streamlet", streamlet: name }]);
  }
}
