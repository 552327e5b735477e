import fc from "fast-check";
import { expect, it } from "vitest";
import { keyBytes } from "./key-bytes.ts";

it("writes keys as UTF-8", () => {
  const utf8 = new TextEncoder();
  const keys = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: "binary", maxLength: 80 }));
  fc.assert(
    fc.property(keys, (key) => {
      expect([...keyBytes(key)]).toEqual([...utf8.encode(key)]);
    }),
  );
});
