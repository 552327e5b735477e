import { definition, type Location, references } from "../../../../language/index.ts";
import { toEditorRange } from "../../textPositions.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerDefinition(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerDefinitionProvider(language, {
    provideDefinition(model, position) {
      const request = hoconRequest(host, model);
      if (request === undefined) return [];
      const locations = definition(request.context, request.file.positions.toOffset(position));
      return editorLocations(locations, host);
    },
  });
}

export function registerReferences(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerReferenceProvider(language, {
    provideReferences(model, position) {
      const request = hoconRequest(host, model);
      if (request === undefined) return [];
      const locations = references(request.context, request.file.positions.toOffset(position));
      return editorLocations(locations, host);
    },
  });
}

/** Marks where the file means what stands at the cursor, and not just where it has the same letters. */
export function registerHighlights(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerDocumentHighlightProvider(language, {
    provideDocumentHighlights(model, position) {
      const request = hoconRequest(host, model);
      if (request === undefined) return [];
      const { context, file } = request;
      return references(context, file.positions.toOffset(position))
        .filter((location) => location.file === file.path)
        .map(({ range }) => ({ range: toEditorRange(file.positions, range) }));
    },
  });
}

/** Opens the files concerned: the editor lists and previews places in open files only. */
function editorLocations(locations: readonly Location[], host: HoconHost): monaco.languages.Location[] {
  return locations.flatMap(({ file: path, range }) => {
    const file = host.models.open(path);
    return file === undefined ? [] : [{ uri: file.model.uri, range: toEditorRange(file.positions, range) }];
  });
}
