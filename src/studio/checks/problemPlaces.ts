import type { Project, ProjectProblem } from "../../project/index.ts";
import { type TextPositions, textPositions } from "../editors/textPositions.ts";

/** Says where problems are, as `file:line`. Lines of a file are counted once. */
export function problemPlaces(project: Project): (problem: ProjectProblem) => string {
  const counted = new Map<string, TextPositions>();
  return ({ file, range }) => {
    const text = project.files.get(file);
    if (range === undefined || typeof text !== "string") return file;
    const positions = counted.get(file) ?? textPositions(text);
    counted.set(file, positions);
    return `${file}:${positions.toPosition(range.start).lineNumber}`;
  };
}
