import { parse } from "../../../../hocon/index.ts";
import { format } from "../../../../language/index.ts";
import { toEditorRange } from "../../textPositions.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerFormatting(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerDocumentFormattingEditProvider(language, {
    displayName: "Streamwright",
    provideDocumentFormattingEdits(model, options) {
      const file = host.models.fileOf(model);
      if (file === undefined) return [];
      const document = hoconRequest(host, model)?.context.document ?? parse(file.text);
      return format(document, { indent: options.tabSize }).map((edit) => ({
        range: toEditorRange(file.positions, edit.range),
        text: edit.newText,
      }));
    },
  });
}
