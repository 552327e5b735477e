import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "./generate-examples.ts";

describe("bundled examples", () => {
  it.each([...generatedFiles()])(
    "%s is what the generator writes (else run `npm run examples`)",
    (path, text) => {
      expect(readFileSync(new URL(`../public/examples/${path}`, import.meta.url), "utf8")).toBe(text);
    },
  );
});
