import { describe, expect, it } from "vitest";
import { isShortcut, type KeyPress } from "./shortcut.ts";

function press(key: string, ...held: readonly ("ctrl" | "meta" | "shift" | "alt")[]): KeyPress {
  return {
    key,
    ctrlKey: held.includes("ctrl"),
    metaKey: held.includes("meta"),
    shiftKey: held.includes("shift"),
    altKey: held.includes("alt"),
  };
}

describe("isShortcut", () => {
  it.each([
    ["mod+z", press("z", "ctrl"), false, true],
    ["mod+z", press("z", "meta"), true, true],
    ["mod+z", press("z", "ctrl"), true, false],
    ["mod+z", press("z", "ctrl", "meta"), false, false],
    ["mod+z", press("Z", "ctrl", "shift"), false, false],
    ["mod+shift+z", press("Z", "ctrl", "shift"), false, true],
    ["f2", press("F2"), false, true],
    ["delete", press("Delete"), false, true],
    ["delete", press("Delete", "alt"), false, false],
    ["?", press("?", "shift"), false, true],
    ["mod+0", press("0", "ctrl"), false, true],
    ["mod+plus", press("+", "ctrl", "shift"), false, true],
  ])("%s against a press of %o (Mac: %s) is %s", (shortcut, key, onMac, expected) => {
    expect(isShortcut(key, shortcut, onMac)).toBe(expected);
  });
});
