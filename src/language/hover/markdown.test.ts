import { expect, it } from "vitest";
import { block, code, text } from "./markdown.ts";

it("keeps foreign text from being markup", () => {
  expect(text("<b>*a*</b> [x](y)\n# z")).toBe("\\<b\\>\\*a\\*\\</b\\> \\[x\\]\\(y\\) \\# z");
});

it("fences code with more back quotes than it holds", () => {
  expect(code("a")).toBe("`a`");
  expect(code("a``b")).toBe("``` a``b ```");
  expect(block("json", "```")).toBe("````json\n```\n````");
});
