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
  const trimmed = trimAsJava(text);
  if (trimmed.startsWith(".")) return undefined;
  const parts = trimmed.split(".").filter((part) => part !== "");
  const port = parts.pop();
  if (port === undefined || parts.length === 0) return undefined;
  return { streamlet: parts.join("."), port };
}

/** Java's `String.trim`: drops every character up to the space, and only those. */
export function trimAsJava(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
