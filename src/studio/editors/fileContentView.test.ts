import { describe, expect, it } from "vitest";
import { contentView, longestEditableText } from "./fileContentView.ts";

describe("contentView", () => {
  it("edits texts up to the limit", () => {
    expect(contentView("x".repeat(longestEditableText))).toEqual({ kind: "text" });
  });

  it("shows whole lines of a longer text", () => {
    const line = `${"x".repeat(99)}\n`;
    const text = line.repeat(longestEditableText / 100 + 1);
    const view = contentView(text);
    if (view.kind !== "excerpt") throw new Error(`not an excerpt but ${view.kind}`);
    expect(view.length).toBe(text.length);
    expect(view.text.length).toBeLessThan(70_000);
    expect(view.text.split("\n").every((one) => one.length === 99)).toBe(true);
  });

  it("cuts a long text without lines", () => {
    const view = contentView("x".repeat(longestEditableText + 1));
    expect(view).toMatchObject({ kind: "excerpt", text: expect.stringMatching(/^x{1000}/) });
  });

  it.each([
    [[0x4f, 0x62, 0x6a, 0x01, 0x02], /Avro container/],
    [[0x50, 0x4b, 0x03, 0x04], /zip/],
    [[0x00], /a binary file/],
    [[], /a binary file/],
  ])("says what bytes %j are", (bytes, what) => {
    expect(contentView(Uint8Array.from(bytes))).toMatchObject({
      kind: "bytes",
      what: expect.stringMatching(what),
      size: bytes.length,
    });
  });

  it("dumps the first bytes, sixteen to a line", () => {
    const view = contentView(Uint8Array.from({ length: 300 }, (_, index) => index % 256));
    const lines = view.kind === "bytes" ? view.dump.split("\n") : [];
    expect(lines).toHaveLength(16);
    expect(lines[4]).toMatch(/^000040 {2}40 41 42 .* {2}@ABCDEFGHIJKLMNO$/);
  });

  it("knows that a file is absent", () => {
    expect(contentView(undefined)).toEqual({ kind: "absent" });
  });
});
