import { type CompletionItem, completions } from "../../../../language/index.ts";
import { toEditorRange } from "../../textPositions.ts";
import type { OpenFile } from "../fileModels.ts";
import { monaco } from "../monaco.ts";
import { type HoconHost, hoconRequest } from "./hoconRequest.ts";

export function registerCompletion(language: string, host: HoconHost): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: [".", '"', "{", "$", "=", ":", "["],
    provideCompletionItems(model, position) {
      const request = hoconRequest(host, model);
      if (request === undefined) return { suggestions: [] };
      const { file, context } = request;
      const items = completions(context, file.positions.toOffset(position));
      return { suggestions: items.map((item, index) => suggestionOf(item, index, file)) };
    },
  });
}

function suggestionOf(item: CompletionItem, index: number, file: OpenFile): monaco.languages.CompletionItem {
  const { range, newText } = item.edit;
  // The editor compares with what stands in the range; where that starts with a quote, so must what it compares.
  const isQuoted = file.text[range.start] === '"' && range.end > range.start;
  return {
    label: item.detail === undefined ? item.label : { label: item.label, description: item.detail },
    kind: kindOf(item.kind),
    insertText: newText,
    filterText: isQuoted ? newText : item.label,
    // The services put the likely ones first; the editor would sort by letters.
    sortText: String(index).padStart(6, "0"),
    range: toEditorRange(file.positions, range),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.documentation === undefined ? {} : { documentation: { value: item.documentation } }),
  };
}

function kindOf(kind: CompletionItem["kind"]): monaco.languages.CompletionItemKind {
  const kinds = monaco.languages.CompletionItemKind;
  switch (kind) {
    case "key":
      return kinds.Property;
    case "class":
      return kinds.Class;
    case "instance":
      return kinds.Variable;
    case "port":
      return kinds.Interface;
    case "topic":
      return kinds.Event;
    case "value":
      return kinds.Value;
    case "path":
      return kinds.Reference;
    case "snippet":
      return kinds.Snippet;
  }
}
