import { describe, expect, it } from "vitest";
import { shortcutLabels } from "./shortcutLabels.ts";

describe("shortcutLabels", () => {
  it.each([
    ["mod+shift+k", "Linux x86_64", ["Ctrl", "Shift", "K"]],
    ["mod+shift+k", "MacIntel", ["⌘", "⇧", "K"]],
    ["f2", "Win32", ["F2"]],
    ["plus", "Win32", ["+"]],
  ])("%s on %s", (keys, platform, labels) => {
    expect(shortcutLabels(keys, platform)).toEqual(labels);
  });
});
