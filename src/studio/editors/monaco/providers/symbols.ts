import { type DocumentSymbol, documentSymbols } from "../../../../language/index.ts";
import { toEditorRange } from "../../textPositions.ts";
import type { OpenFile } from "../fileModels.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerSymbols(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerDocumentSymbolProvider(language, {
    displayName: "Streamwright",
    provideDocumentSymbols(model) {
      const request = hoconRequest(host, model);
      if (request === undefined) return [];
      return documentSymbols(request.context).map((symbol) => editorSymbol(symbol, request.file));
    },
  });
}

function editorSymbol(symbol: DocumentSymbol, file: OpenFile): monaco.languages.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail ?? "",
    kind: kindOf(symbol.kind),
    tags: [],
    range: toEditorRange(file.positions, symbol.range),
    selectionRange: toEditorRange(file.positions, symbol.selectionRange),
    children: symbol.children.map((child) => editorSymbol(child, file)),
  };
}

function kindOf(kind: DocumentSymbol["kind"]): monaco.languages.SymbolKind {
  const kinds = monaco.languages.SymbolKind;
  switch (kind) {
    case "section":
      return kinds.Namespace;
    case "streamlet":
      return kinds.Class;
    case "topic":
      return kinds.Event;
    case "key":
      return kinds.Property;
  }
}
