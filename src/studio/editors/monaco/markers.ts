import type { ProblemSeverity } from "../../../blueprint/index.ts";
import type { ProjectProblem } from "../../../project/index.ts";
import type { WorkspaceStore } from "../../workspace/workspaceStore.ts";
import { toEditorRange } from "../textPositions.ts";
import type { FileModels, OpenFile } from "./fileModels.ts";
import { monaco } from "./monaco.ts";

const owner = "streamwright";

/** Underlines the project's problems in the open files, as they come and go. Returns how to stop. */
export function showMarkers(workspace: WorkspaceStore, models: FileModels): () => void {
  const mark = (file: OpenFile) => {
    const problems = workspace.getState().analysis.problems.filter((problem) => problem.file === file.path);
    monaco.editor.setModelMarkers(
      file.model,
      owner,
      problems.map((problem) => markerOf(problem, file)),
    );
  };
  const stopListening = models.onOpened(mark);
  const unsubscribe = workspace.subscribe((state, before) => {
    if (state.analysis.problems === before.analysis.problems) return;
    for (const file of models.all()) mark(file);
  });
  return () => {
    stopListening();
    unsubscribe();
  };
}

function markerOf(problem: ProjectProblem, file: OpenFile): monaco.editor.IMarkerData {
  const range = toEditorRange(file.positions, problem.range ?? { start: 0, end: 0 });
  return {
    ...range,
    severity: severityOf(problem.severity),
    message: [problem.message, ...problem.details].join("\n"),
    code: problem.code,
  };
}

function severityOf(severity: ProblemSeverity): monaco.MarkerSeverity {
  switch (severity) {
    case "error":
      return monaco.MarkerSeverity.Error;
    case "warning":
      return monaco.MarkerSeverity.Warning;
    case "hint":
      return monaco.MarkerSeverity.Hint;
  }
}
