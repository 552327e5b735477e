import { monaco } from "./monaco.ts";

/** Names of design tokens, by what the editor colours with them. */
const editorColours: Readonly<Record<string, string>> = {
  "editor.background": "--surface",
  "editor.foreground": "--text",
  "editorGutter.background": "--surface",
  "editorLineNumber.foreground": "--text-faint",
  "editorLineNumber.activeForeground": "--text",
  "editorCursor.foreground": "--accent",
  "editor.lineHighlightBackground": "--surface-sunken",
  "editor.lineHighlightBorder": "--surface-sunken",
  "editorIndentGuide.background1": "--border",
  "editorIndentGuide.activeBackground1": "--border-strong",
  "editorWidget.background": "--surface",
  "editorWidget.foreground": "--text",
  "editorWidget.border": "--border-strong",
  "editorHoverWidget.background": "--surface",
  "editorHoverWidget.border": "--border-strong",
  "editorSuggestWidget.background": "--surface",
  "editorSuggestWidget.border": "--border-strong",
  "editorSuggestWidget.selectedBackground": "--accent-soft",
  "editorSuggestWidget.selectedForeground": "--text",
  "editorSuggestWidget.highlightForeground": "--accent-text",
  "editorSuggestWidget.focusHighlightForeground": "--accent-text",
  "quickInput.background": "--surface",
  "quickInput.foreground": "--text",
  "list.hoverBackground": "--surface-hover",
  "list.focusBackground": "--accent-soft",
  "list.activeSelectionBackground": "--accent-soft",
  "list.activeSelectionForeground": "--text",
  "menu.background": "--surface",
  "menu.foreground": "--text",
  "menu.selectionBackground": "--surface-active",
  "menu.selectionForeground": "--text",
  "menu.border": "--border-strong",
  "input.background": "--surface-sunken",
  "input.foreground": "--text",
  "input.border": "--border-strong",
  focusBorder: "--accent",
  "editorError.foreground": "--error",
  "editorWarning.foreground": "--warning",
  "editorInfo.foreground": "--hint",
  "editorOverviewRuler.border": "--border",
  "editorBracketHighlight.foreground1": "--text-muted",
  "editorBracketHighlight.foreground2": "--text-muted",
  "editorBracketHighlight.foreground3": "--text-muted",
  "editorBracketMatch.background": "--accent-soft",
  "editorBracketMatch.border": "--accent",
  "peekView.border": "--accent",
  "peekViewTitle.background": "--surface-sunken",
  "peekViewTitleLabel.foreground": "--text",
  "peekViewTitleDescription.foreground": "--text-muted",
  "peekViewEditor.background": "--surface-sunken",
  "peekViewEditorGutter.background": "--surface-sunken",
  "peekViewResult.background": "--surface",
  "peekViewResult.fileForeground": "--text",
  "peekViewResult.lineForeground": "--text-muted",
  "peekViewResult.selectionBackground": "--accent-soft",
  "peekViewResult.selectionForeground": "--text",
  "editorStickyScroll.background": "--surface",
  "editorStickyScrollHover.background": "--surface-hover",
};

/** Token types of our own and of Monaco's languages. Later rules are more specific ones. */
const tokenColours: readonly (readonly [token: string, property: string, style?: string])[] = [
  ["", "--text"],
  ["comment", "--text-faint", "italic"],
  ["string", "--success"],
  ["string.key", "--accent-text"],
  ["string.key.json", "--accent-text"],
  ["string.value", "--success"],
  ["string.value.json", "--success"],
  ["keyword.json", "--hint"],
  ["number", "--warning"],
  ["keyword", "--hint"],
  ["key", "--accent-text"],
  ["property", "--accent-text"],
  ["variable", "--runtime-flink"],
  ["punctuation", "--text-muted"],
  ["delimiter", "--text-muted"],
  ["class", "--runtime-akka"],
  ["type", "--runtime-akka"],
  ["port", "--runtime-spark"],
  ["error", "--error"],
  ["invalid", "--error"],
  ["tag", "--accent-text"],
  ["attribute.name", "--runtime-spark"],
];

/** Defines the editor theme anew from the design tokens in force and puts it on every editor. */
function applyTheme(): void {
  const style = getComputedStyle(document.documentElement);
  const isDark = style.colorScheme.includes("dark");
  const name = isDark ? "streamwright-dark" : "streamwright-light";
  const colour = (property: string) => hexOf(style.getPropertyValue(property));
  monaco.editor.defineTheme(name, {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: tokenColours.map(([token, property, fontStyle]) => ({
      token,
      foreground: colour(property).slice(1),
      ...(fontStyle === undefined ? {} : { fontStyle }),
    })),
    colors: {
      ...Object.fromEntries(Object.entries(editorColours).map(([id, property]) => [id, colour(property)])),
      "editor.selectionBackground": `${colour("--accent")}40`,
      "editor.inactiveSelectionBackground": `${colour("--accent")}26`,
      "editor.wordHighlightBackground": `${colour("--accent")}26`,
      "editor.wordHighlightStrongBackground": `${colour("--accent")}33`,
      "peekViewEditor.matchHighlightBackground": `${colour("--accent")}40`,
      "peekViewResult.matchHighlightBackground": `${colour("--accent")}40`,
      "editor.findMatchHighlightBackground": `${colour("--warning")}40`,
      "scrollbarSlider.background": `${colour("--border-strong")}80`,
      "scrollbarSlider.hoverBackground": `${colour("--border-strong")}b0`,
      "scrollbar.shadow": "#00000000",
    },
  });
  monaco.editor.setTheme(name);
}

/** Keeps the editors in the colours of the page, whatever theme it changes to. Returns how to stop. */
export function followTheme(): () => void {
  applyTheme();
  const observer = new MutationObserver(applyTheme);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  // The editor measures letters once; a web font that arrives later has other widths.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  return () => observer.disconnect();
}

/** Any CSS colour as `#rrggbb`, the only form that the editor reads. */
function hexOf(css: string): string {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return "#808080";
  context.fillStyle = css.trim();
  const normal = context.fillStyle;
  return /^#[0-9a-f]{6}$/.test(normal) ? normal : "#808080";
}
