import { describe, expect, it } from "vitest";
import { editPreview } from "./editPreview.ts";

function shown(text: string, start: number, end: number, newText: string): string {
  const marks = { same: " ", removed: "-", added: "+" };
  return editPreview(text, text.slice(0, start) + newText + text.slice(end))
    .map((line) => marks[line.kind] + line.text)
    .join("|");
}

describe("editPreview", () => {
  it("shows a changed line with two lines around it", () => {
    expect(shown("a\nb\nc\nd\ne\nf\ng", 6, 7, "D")).toBe(" b| c|-d|+D| e| f");
  });
  it("shows an inserted line as added only", () => {
    expect(shown("a\nb", 2, 2, "new\n")).toBe(" a|+new| b");
  });
  it("shows a removed line as removed only", () => {
    expect(shown("a\nb\nc", 2, 4, "")).toBe(" a|-b| c");
  });
  it("is empty when nothing changes", () => {
    expect(shown("a\nb", 0, 1, "a")).toBe("");
  });
});
