import { Zip, ZipDeflate } from "fflate";
import { generatedFolder } from "./file-kind.ts";
import { projectPath } from "./path.ts";
import type { FileContent, Project } from "./project.ts";

/** The date of all entries: archives of equal projects are equal byte for byte. Zip dates begin in 1980. */
const entryDate = new Date(1980, 0, 1);

/**
 * All project files, and generated files below `deploy/`, as a zip. Importing it gives the same files; what a
 * project holds below `deploy/` itself is taken for generated and left out.
 */
export function exportZip(
  project: Project,
  generated: readonly { readonly path: string; readonly text: FileContent }[] = [],
): Uint8Array {
  const encoder = new TextEncoder();
  const bytesOf = (content: FileContent) => (typeof content === "string" ? encoder.encode(content) : content);
  const entries = new Map<string, Uint8Array>();
  for (const [path, content] of project.files) {
    if (path.startsWith(generatedFolder)) continue;
    entries.set(path, bytesOf(content));
  }
  for (const { path, text } of generated) {
    const place = projectPath(path);
    if (place === undefined) continue;
    entries.set(place.startsWith(generatedFolder) ? place : generatedFolder + place, bytesOf(text));
  }
  return zipOf(entries);
}

/** Written entry by entry, because the one-call form keeps names in a plain object and would lose `__proto__`. */
function zipOf(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [path, bytes] of entries) {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = entryDate;
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
