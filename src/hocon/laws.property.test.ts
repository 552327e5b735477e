/** Laws that hold for every text: lossless, total, tokens that tile, edits that are minimal batches. `npm run fuzz` tries many more. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, print, tokensOf } from "./document.ts";
import { appendToList } from "./edit/list-edits.ts";
import { removeValue } from "./edit/remove-value.ts";
import { setValue } from "./edit/set-value.ts";
import { pathAt, substitutionsOf, walk } from "./navigate.ts";
import { resolve } from "./resolve/resolve.ts";
import { anyText, paths } from "./testing/documents.ts";
import { applyEdits } from "./text.ts";
import { toPlain } from "./value.ts";

const path = paths();

describe("every text", () => {
  it("prints as it was", () => {
    fc.assert(
      fc.property(anyText(), (text) => print(parse(text)) === text),
      { numRuns: 200 },
    );
  });

  it("is tiled by its tokens", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        let end = 0;
        for (const { range } of tokensOf(parse(text))) {
          expect(range.start).toBe(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: 150 },
    );
  });

  it("has a tree whose nodes lie within their parents and in order", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        walk(parse(text), (node) => {
          expect(node.start).toBeLessThanOrEqual(node.end);
          expect(node.end).toBeLessThanOrEqual(text.length);
          const children = node.kind === "object" ? node.members : node.kind === "list" ? node.items : [];
          let end = node.start;
          for (const child of children) {
            expect(child.start).toBeGreaterThanOrEqual(end);
            end = child.end;
          }
          expect(end).toBeLessThanOrEqual(node.end);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("resolves without throwing, with problems inside the text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { root, problems } = resolve([{ file: "x", document: parse(text) }]);
        toPlain(root);
        for (const { range, message } of problems) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/\.$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("can be asked and edited anywhere", () => {
    fc.assert(
      fc.property(anyText(), path, fc.nat(), (text, to, place) => {
        const document = parse(text);
        pathAt(document, place % (text.length + 1));
        substitutionsOf(document);
        for (const edits of [
          setValue(document, to, 1),
          removeValue(document, to),
          appendToList(document, to, "x"),
        ]) {
          let end = 0;
          for (const { range } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
            expect(range.start).toBeGreaterThanOrEqual(end);
            expect(range.end).toBeLessThanOrEqual(text.length);
            end = range.end;
          }
          applyEdits(text, edits);
        }
      }),
      { numRuns: 200 },
    );
  });
});
