import type { ProjectProblem } from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";

/**
 * Jumps to a problem: marks its elements on the canvas and selects its place in the text. Of a problem between
 * an outlet and an inlet that is their connection alone. Schemas that do not fit are compared in the inspector.
 */
export function showProblem(studio: Studio, problem: ProjectProblem): void {
  const selection = studio.selection.getState();
  const connections = problem.elements.filter((element) => element.kind === "connection");
  const elements = connections.length > 0 ? connections : problem.elements;
  if (elements.length > 0) selection.showElements(elements);
  const { inspectorOpen, toggle } = studio.panels.getState();
  if (problem.code === "IncompatibleSchema" && !inspectorOpen) toggle("inspectorOpen");
  if (studio.workspace.getState().project.files.has(problem.file)) {
    const { file, range } = problem;
    selection.showText({ file, range });
  }
}
