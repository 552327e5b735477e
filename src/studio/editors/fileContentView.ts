import type { FileContent } from "../../project/index.ts";

/** Longer texts are shown as an excerpt: an editor for them would stall the page. In UTF-16 units, about 1 MB. */
export const longestEditableText = 1024 * 1024;
const excerptLength = 64 * 1024;
const shownBytes = 256;

/** How a file's content can be shown. */
export type ContentView =
  | { readonly kind: "absent" }
  | { readonly kind: "text" }
  | { readonly kind: "excerpt"; readonly text: string; readonly length: number }
  | { readonly kind: "bytes"; readonly what: string; readonly size: number; readonly dump: string };

export function contentView(content: FileContent | undefined): ContentView {
  if (content === undefined) return { kind: "absent" };
  if (typeof content !== "string") {
    return { kind: "bytes", what: nameOfBytes(content), size: content.length, dump: hexDump(content) };
  }
  if (content.length <= longestEditableText) return { kind: "text" };
  return { kind: "excerpt", text: excerptOf(content), length: content.length };
}

/** The first whole lines; a line that is longer than the excerpt is cut. */
function excerptOf(text: string): string {
  const lineEnd = text.lastIndexOf("\n", excerptLength);
  return text.slice(0, lineEnd > 0 ? lineEnd : excerptLength);
}

const signatures: readonly (readonly [what: string, start: readonly number[]])[] = [
  ["an Avro container file: records with the schema they were written with", [0x4f, 0x62, 0x6a, 0x01]],
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["gzip-compressed data", [0x1f, 0x8b]],
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
];

function nameOfBytes(bytes: Uint8Array): string {
  const found = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? "a binary file";
}

/** The first bytes, sixteen to a line: offset, hexadecimal, printable ASCII. */
function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < Math.min(bytes.length, shownBytes); start += 16) {
    const row = [...bytes.subarray(start, start + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const ascii = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join("");
    lines.push(`${start.toString(16).padStart(6, "0")}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return lines.join("\n");
}
