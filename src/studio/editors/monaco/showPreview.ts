import { languageOf } from "../languageOf.ts";
import { installHoconColours } from "./hoconColours.ts";
import { installJson } from "./jsonLanguage.ts";
import { monaco } from "./monaco.ts";
import { followTheme } from "./theme.ts";

const options = {
  readOnly: true,
  domReadOnly: true,
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
} as const;

/** Shows a text with its colours, to read only. Returns how to take it away. */
export function showPreview(container: HTMLElement, path: string, text: string): () => void {
  const stops = [followTheme(), installHoconColours(), installJson()];
  const model = monaco.editor.createModel(text, languageOf(path));
  const editor = monaco.editor.create(container, { ...options, model, ariaLabel: `Preview of ${path}` });
  return () => {
    editor.dispose();
    model.dispose();
    for (const stop of stops) stop();
  };
}

/** Shows what became of a text, side by side where there is room and that is wanted. Returns how to take it away. */
export function showDifference(
  container: HTMLElement,
  path: string,
  texts: { readonly before: string; readonly after: string },
  isSideBySide: boolean,
): () => void {
  const stops = [followTheme(), installHoconColours(), installJson()];
  const original = monaco.editor.createModel(texts.before, languageOf(path));
  const modified = monaco.editor.createModel(texts.after, languageOf(path));
  const editor = monaco.editor.createDiffEditor(container, {
    ...options,
    originalAriaLabel: `${path} before`,
    modifiedAriaLabel: `${path} now`,
    renderSideBySide: isSideBySide,
    useInlineViewWhenSpaceIsLimited: false,
    hideUnchangedRegions: { enabled: true },
    renderOverviewRuler: false,
  });
  editor.setModel({ original, modified });
  return () => {
    editor.dispose();
    original.dispose();
    modified.dispose();
    for (const stop of stops) stop();
  };
}
