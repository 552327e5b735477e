import { parse } from "../../../../hocon/index.ts";
import { foldingRanges } from "../../../../language/index.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerFolding(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerFoldingRangeProvider(language, {
    provideFoldingRanges(model) {
      const file = host.models.fileOf(model);
      if (file === undefined) return [];
      const document = hoconRequest(host, model)?.context.document ?? parse(file.text);
      return foldingRanges(document).flatMap((range) => {
        const start = file.positions.toPosition(range.start).lineNumber;
        const last = file.positions.toPosition(range.end).lineNumber;
        // A closing bracket stays in sight below the folded lines.
        const end = /[}\]]/.test(file.text[range.end - 1] ?? "") ? last - 1 : last;
        return end > start ? [{ start, end }] : [];
      });
    },
  });
}
