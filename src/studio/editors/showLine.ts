import type { Studio } from "../workspace/studio.tsx";
import { textPositions } from "./textPositions.ts";

/** Opens a file of the project in the text editor with a line of it selected, 1-based. */
export function showLine({ selection, workspace }: Studio, file: string, line: number): void {
  const text = workspace.getState().project.files.get(file);
  if (typeof text !== "string") {
    selection.getState().showText({ file });
    return;
  }
  const positions = textPositions(text);
  const start = positions.toOffset({ lineNumber: line, column: 1 });
  const end = positions.toOffset({ lineNumber: line, column: Number.POSITIVE_INFINITY });
  selection.getState().showText({ file, range: { start, end } });
}
