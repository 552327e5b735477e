import type { QuickFix } from "../../../../blueprint/index.ts";
import type { ProjectProblem } from "../../../../project/index.ts";
import { applyFix } from "../../../checks/applyFix.ts";
import { fixesOf } from "../../../checks/fixesOf.ts";
import { toEditorRange } from "../../textPositions.ts";
import type { OpenFile } from "../fileModels.ts";
import { monaco } from "../monaco.ts";
import type { HoconHost } from "./hoconRequest.ts";

const applyCommand = "streamwright.applyFix";

/** Offers the fixes of the problems at the cursor. The project applies them: a fix may change several files. */
export function registerQuickFixes(language: string, host: HoconHost): monaco.IDisposable {
  const command = monaco.editor.registerCommand(applyCommand, (_accessor, fix: QuickFix) =>
    applyFix(host.workspace, fix),
  );
  const provider = monaco.languages.registerCodeActionProvider(language, {
    async provideCodeActions(model, _range, context, token) {
      if (context.trigger === monaco.languages.CodeActionTriggerType.Auto && (await isOvertaken(token)))
        return;
      const file = host.models.fileOf(model);
      const { analysis } = host.workspace.getState();
      const problems = file === undefined ? [] : analysis.problems.filter((one) => one.file === file.path);
      const actions = context.markers.flatMap((marker) => {
        const problem = problems.find((one) => file !== undefined && isMarkedBy(one, marker, file));
        return problem === undefined
          ? []
          : fixesOf(analysis, problem).map((fix): monaco.languages.CodeAction => {
              const command = { id: applyCommand, title: fix.title, arguments: [fix] };
              return { title: fix.title, kind: "quickfix", diagnostics: [marker], command };
            });
      });
      return { actions, dispose: () => undefined };
    },
  });
  return {
    dispose() {
      command.dispose();
      provider.dispose();
    },
  };
}

/** What the editor asks by itself, for its light bulb, has time until the user stops typing. */
const bulbDelay = 300;

function isOvertaken(token: monaco.CancellationToken): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(token.isCancellationRequested), bulbDelay);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

function isMarkedBy(problem: ProjectProblem, marker: monaco.editor.IMarkerData, file: OpenFile): boolean {
  const code = typeof marker.code === "object" ? marker.code.value : marker.code;
  if (problem.code !== code || problem.range === undefined) return false;
  const range = toEditorRange(file.positions, problem.range);
  return range.startLineNumber === marker.startLineNumber && range.startColumn === marker.startColumn;
}
