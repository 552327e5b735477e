/** Port paths `<streamlet>.<port>` and how Cloudflow takes them apart. */

export interface PortPath {
  readonly streamlet: string;
  readonly port: string;
}

/** The path as it is written. */
export function portPathText(path: PortPath): string {
  return `${path.streamlet}.${path.port}`;
}

/**
 * Reads a port path; undefined where it has fewer than two parts or starts with a dot.
 * Empty parts are dropped (`a..b` is `a.b`) and all but the last part name the streamlet, as in Cloudflow.
 */
export function parsePortPath(text: string): PortPath | undefined {
  const dot = text.indexOf(".");
  // Nearly all paths are two words with a dot between them.
  if (dot > 0 && dot < text.length - 1 && isTrimmed(text) && text.indexOf(".", dot + 1) < 0) {
    return { streamlet: text.slice(0, dot), port: text.slice(dot + 1) };
  }
  const trimmed = trimAsJava(text);
  if (trimmed.startsWith(".")) return undefined;
  const parts = trimmed.split(".").filter((part) => part !== "");
  const port = parts.pop();
  if (port === undefined || parts.length === 0) return undefined;
  return { streamlet: parts.join("."), port };
}

function isTrimmed(text: string): boolean {
  return text.charCodeAt(0) > 0x20 && text.charCodeAt(text.length - 1) > 0x20;
}

/** Java's `String.trim`: drops every character up to the space, and only those. */
export function trimAsJava(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
