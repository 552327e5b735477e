import { sha256 } from "@noble/hashes/sha2.js";
import { canonicalForm } from "./canonical-form.ts";
import type { Schema } from "./schema.ts";

const memo = new WeakMap<Schema, string>();

/** Base64 of the SHA-256 of the parsing canonical form in UTF-8, as Cloudflow writes it into descriptors. */
export function fingerprint(schema: Schema): string {
  const known = memo.get(schema);
  if (known !== undefined) return known;
  const digest = sha256(new TextEncoder().encode(canonicalForm(schema)));
  const text = btoa(String.fromCharCode(...digest));
  memo.set(schema, text);
  return text;
}
