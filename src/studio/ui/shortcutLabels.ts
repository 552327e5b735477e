const plain: ReadonlyMap<string, string> = new Map([
  ["mod", "Ctrl"],
  ["shift", "Shift"],
  ["alt", "Alt"],
  ["enter", "Enter"],
  ["escape", "Esc"],
  ["delete", "Del"],
  ["space", "Space"],
  ["arrows", "Arrow keys"],
  ["plus", "+"],
  ["tab", "Tab"],
  ["click", "click"],
]);
const mac: ReadonlyMap<string, string> = new Map([
  ["mod", "⌘"],
  ["shift", "⇧"],
  ["alt", "⌥"],
  ["enter", "↵"],
  ["delete", "⌫"],
]);

/** The key caps of a shortcut in `mod+shift+k` notation, as the platform (`navigator.platform`) names its keys. */
export function shortcutLabels(keys: string, platform: string): readonly string[] {
  const onMac = platform.startsWith("Mac");
  return keys
    .split("+")
    .map((key) => (onMac ? mac.get(key) : undefined) ?? plain.get(key) ?? key.toUpperCase());
}
