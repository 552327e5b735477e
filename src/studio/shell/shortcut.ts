/** The parts of a keyboard event that decide about a shortcut. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Keys whose names in a shortcut differ from `KeyboardEvent.key`. */
const named: ReadonlyMap<string, string> = new Map([
  ["plus", "+"],
  ["space", " "],
]);

/** Whether the press is the shortcut in `mod+shift+k` notation. `mod` is Cmd on a Mac and Ctrl elsewhere. */
export function isShortcut(press: KeyPress, shortcut: string, onMac: boolean): boolean {
  const parts = shortcut.split("+");
  const last = parts.at(-1) ?? "";
  const key = named.get(last) ?? last;
  const needs = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const [mod, otherMod] = onMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  // A character such as `?` needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    mod === needs("mod") &&
    !otherMod &&
    press.altKey === needs("alt") &&
    (isSign || press.shiftKey === needs("shift"))
  );
}
