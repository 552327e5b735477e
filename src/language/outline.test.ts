// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
import { describe, expect, it } from "vitest";
import { parse } from "../hocon/index.ts";
import { type DocumentSymbol, documentSymbols } from "./document-symbols.ts";
import { foldingRanges } from "./layout/folding-ranges.ts";
import { semanticTokens } from "./semantic-tokens.ts";
import { goodBlueprint, inBlueprint } from "./testing/language-fixture.ts";

function outline(symbols: readonly DocumentSymbol[], indent = ""): readonly string[] {
  return symbols.flatMap(({ name, kind, detail, children }) => [
    `${indent}${kind} ${name}${detail === undefined ? "" : ` = ${detail}`}`,
    ...outline(children, `${indent}  `),
  ]);
}

describe("documentSymbols", () => {
  it("outlines instances, topics and keys", () => {
    const { context } = inBlueprint(
      "blueprint {\n streamlets { a = x.A }\n topics.t { producers = [a.out] }\n}|",
    );
    expect(outline(documentSymbols(context))).toEqual([
      "section blueprint",
      "  section streamlets",
      "    streamlet a = x.A",
      "  topic topics.t",
      "    key producers = [a.out]",
    ]);
  });

  it("gives ranges that lie in each other", () => {
    const { context } = inBlueprint(`${goodBlueprint}|`);
    const check = (symbols: readonly DocumentSymbol[]) => {
      for (const { range, selectionRange, children } of symbols) {
        expect(selectionRange.start).toBeGreaterThanOrEqual(range.start);
        expect(selectionRange.end).toBeLessThanOrEqual(range.end);
        for (const child of children) {
          expect(child.range.start).toBeGreaterThanOrEqual(range.start);
          expect(child.range.end).toBeLessThanOrEqual(range.end);
        }
        check(children);
      }
    };
    check(documentSymbols(context));
  });
});

it("folds what spans several lines", () => {
  const text = '# one\n# two\na {\n  b = [\n    1\n  ]\n  c = """x\n"""\n  d { e = 1 }\n}\n# alone\n';
  const folded = foldingRanges(parse(text)).map(({ start, end }) => text.slice(start, end).split("\n")[0]);
  expect(folded).toEqual(["# one", "{", "[", '"""x']);
});

it("colours tokens, telling classes and ports from other texts", () => {
  const text =
    'blueprint { streamlets { a = x.A }\n topics { t { producers = [a.out, "b.out"], n = 1, m = true } } } # c';
  const coloured = semanticTokens(text)
    .filter(({ type }) => type !== "punctuation" && type !== "key")
    .map(({ type, range }) => `${type} ${text.slice(range.start, range.end)}`);
  expect(coloured).toEqual([
    "class x.A",
    "port a.out",
    'port "b.out"',
    "number 1",
    "keyword true",
    "comment # c",
  ]);
  expect(semanticTokens('${a} "s" include').map(({ type }) => type)).not.toContain("class");
});
