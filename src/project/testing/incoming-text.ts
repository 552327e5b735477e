import type { IncomingFile } from "../import/incoming.ts";

/** A dropped file with the text as UTF-8. */
export function incomingText(path: string, text: string): IncomingFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
