import type { ProjectProblem } from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";

/**
 * Jumps to a problem: marks its elements on the canvas and selects its place in the text. Of a problem between two
 * ports that is their connection alone, so that the inspector compares the schemas.
 */
export function showProblem(studio: Studio, problem: ProjectProblem): void {
  const selection = studio.selection.getState();
  const connections = problem.elements.filter((element) => element.kind === "connection");
  const elements = connections.length > 0 ? connections : problem.elements;
  if (elements.length > 0) selection.showElements(elements);
  if (studio.workspace.getState().project.files.has(problem.file)) {
    const { file, range } = problem;
    selection.showText(range === undefined ? { file } : { file, range });
  }
}
