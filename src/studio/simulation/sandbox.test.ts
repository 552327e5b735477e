import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const page = readFileSync(new URL("../../../public/sandbox.html", import.meta.url), "utf8");

describe("the sandbox page", () => {
  it("allows its own script by hash, and no other inline script", () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    expect(page).toContain(`'sha256-${hash}'`);
    expect(page).not.toContain("unsafe-inline");
  });

  it("allows no network", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/connect-src|https?:/);
  });
});
