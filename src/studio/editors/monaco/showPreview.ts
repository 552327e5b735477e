import { languageOf } from "../languageOf.ts";
import { installHoconColours } from "./hoconColours.ts";
import { installJson } from "./jsonLanguage.ts";
import { monaco } from "./monaco.ts";
import { followTheme } from "./theme.ts";

/** Shows a text with its colours, to read only. Returns how to take it away. */
export function showPreview(container: HTMLElement, path: string, text: string): () => void {
  const stops = [followTheme(), installHoconColours(), installJson()];
  const model = monaco.editor.createModel(text, languageOf(path));
  const editor = monaco.editor.create(container, {
    model,
    readOnly: true,
    domReadOnly: true,
    ariaLabel: `Preview of ${path}`,
    automaticLayout: true,
    fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
    fontSize: 12,
    lineHeight: 18,
    minimap: { enabled: false },
    padding: { top: 8, bottom: 8 },
    scrollBeyondLastLine: false,
    renderLineHighlight: "none",
    lineNumbersMinChars: 3,
    fixedOverflowWidgets: true,
    unusualLineTerminators: "off",
    "semanticHighlighting.enabled": true,
    stickyScroll: { enabled: false },
  });
  return () => {
    editor.dispose();
    model.dispose();
    for (const stop of stops) stop();
  };
}
