import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import { monaco } from "./monaco.ts";

const jsonLines = "json-lines";

/** JSON is checked for syntax only and never fetches a schema; lines of JSON are coloured. Returns how to undo it. */
export function installJson(): () => void {
  jsonDefaults.setDiagnosticsOptions({ validate: true, allowComments: false, enableSchemaRequest: false });
  monaco.languages.register({ id: jsonLines, extensions: [".jsonl", ".ndjson"], aliases: ["JSON lines"] });
  const colours = monaco.languages.setMonarchTokensProvider(jsonLines, {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, "string.key"],
        [/"(?:[^"\\]|\\.)*"/, "string.value"],
        [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, "number"],
        [/\b(?:true|false|null)\b/, "keyword"],
        [/[{}[\],:]/, "delimiter"],
      ],
    },
  });
  return () => colours.dispose();
}
