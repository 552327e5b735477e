import type { ProjectProblem } from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";

/** Jumps to a problem: marks its elements on the canvas and selects its place in the text. */
export function showProblem(studio: Studio, problem: ProjectProblem): void {
  const selection = studio.selection.getState();
  if (problem.elements.length > 0) selection.showElements(problem.elements);
  if (studio.workspace.getState().project.files.has(problem.file)) {
    const { file, range } = problem;
    selection.showText(range === undefined ? { file } : { file, range });
  }
}
