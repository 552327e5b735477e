import { hover } from "../../../../language/index.ts";
import { toEditorRange } from "../../textPositions.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerHover(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerHoverProvider(language, {
    provideHover(model, position) {
      const request = hoconRequest(host, model);
      if (request === undefined) return undefined;
      const { file, context } = request;
      const found = hover(context, file.positions.toOffset(position));
      return found === undefined
        ? undefined
        : {
            range: toEditorRange(file.positions, found.range),
            contents: found.contents.map((value) => ({ value })),
          };
    },
  });
}
