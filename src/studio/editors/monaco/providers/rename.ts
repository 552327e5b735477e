import { references, rename } from "../../../../language/index.ts";
import type { FileChange } from "../../../../project/index.ts";
import { toEditorRange } from "../../textPositions.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerRename(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerRenameProvider(language, {
    provideRenameEdits(model, position, newName) {
      const request = hoconRequest(host, model);
      if (request === undefined) return { edits: [], rejectReason: nothingToRename };
      const result = rename(request.context, request.file.positions.toOffset(position), newName);
      if ("refused" in result) return { edits: [], rejectReason: result.refused };
      const changes = [...result.edits].map(([path, edits]): FileChange => ({ kind: "edit", path, edits }));
      // The project makes the change, so that it is one step of the history over all files; the editors follow.
      host.workspace.getState().edit(`Rename to ${newName}`, changes);
      return { edits: [] };
    },

    resolveRenameLocation(model, position) {
      const request = hoconRequest(host, model);
      const offset = request?.file.positions.toOffset(position) ?? 0;
      const here = (request === undefined ? [] : references(request.context, offset)).find(
        ({ file, range }) => file === request?.file.path && range.start <= offset && offset <= range.end,
      );
      if (request === undefined || here === undefined) {
        return { range: monaco.Range.fromPositions(position), text: "", rejectReason: nothingToRename };
      }
      return {
        range: toEditorRange(request.file.positions, here.range),
        text: request.file.text.slice(here.range.start, here.range.end),
      };
    },
  });
}

const nothingToRename =
  "There is nothing to rename here: put the cursor on the name of a streamlet instance or a topic.";
