/** Java properties files as syntax trees (specification, "Java properties mapping"). */
import { MAX_DEPTH } from "./depth.ts";
import type { FieldNode, KeyElement, ObjectNode, ScalarNode } from "./syntax.ts";

/** Whether a file of this name is read as Java properties. */
export function isPropertiesFile(file: string): boolean {
  return file.endsWith(".properties");
}

/**
 * Reads `key = value` lines as the format of `java.util.Properties` has them. Keys are split at every dot, all values
 * are strings. Where a key is both a value and the beginning of other keys, the value is left out: the object wins.
 */
export function readProperties(text: string): ObjectNode {
  const fields: FieldNode[] = [];
  let at = 0;
  for (;;) {
    at = skip(text, at, isBlankOrEnd);
    if (at >= text.length) break;
    const end = logicalEnd(text, at);
    const first = text.charAt(at);
    if (first === "#" || first === "!") at = skip(text, at, (char) => !isLineEnd(char));
    else {
      fields.push(property(text, at, end));
      at = end;
    }
  }
  const members = withoutShadowed(fields);
  return {
    kind: "object",
    start: 0,
    end: text.length,
    members,
    braced: false,
    closed: true,
    dynamic: false,
  };
}

function property(text: string, start: number, end: number): FieldNode {
  let keyEnd = start;
  while (keyEnd < end && !isKeyEnd(text.charAt(keyEnd))) keyEnd += text.charAt(keyEnd) === "\\" ? 2 : 1;
  keyEnd = Math.min(keyEnd, end);
  let valueStart = Math.min(skip(text, keyEnd, isBlank), end);
  const separator = text.charAt(valueStart);
  if (valueStart < end && (separator === "=" || separator === ":")) {
    valueStart = Math.min(skip(text, valueStart + 1, isBlank), end);
  }
  const elements = keyElements(text, start, keyEnd);
  const value: ScalarNode = { kind: "scalar", start: valueStart, end, form: "property" };
  const key = { kind: "key", start, end: keyEnd, elements } as const;
  return { kind: "field", start, end, key, separator: "=", value };
}

/** Elements of a key with escapes have the range of the whole key. */
function keyElements(text: string, start: number, end: number): readonly KeyElement[] {
  const written = text.slice(start, end);
  const parts = unescapeProperty(written).split(".");
  if (parts.length > MAX_DEPTH) return [];
  let at = start;
  return parts.map((part) => {
    const element = written.includes("\\") ? { start, end } : { start: at, end: at + part.length };
    at += part.length + 1;
    return { text: part, ...element };
  });
}

/** The characters of a key or value: escapes replaced, lines that go on joined. */
export function unescapeProperty(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|(?:\r\n|[\r\n])[ \t\f]*|([\s\S])|$)/g,
    (_, code: string | undefined, char: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return char === undefined ? "" : (escapes[char] ?? char);
    },
  );
}

const escapes: Readonly<Partial<Record<string, string>>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

/** A key and what its following elements may be. */
interface Branch extends Map<string, Branch> {}

function withoutShadowed(fields: readonly FieldNode[]): readonly FieldNode[] {
  const root: Branch = new Map();
  const branches = fields.map(({ key }) => {
    let branch = root;
    for (const { text } of key.elements) {
      let next = branch.get(text);
      if (next === undefined) {
        next = new Map();
        branch.set(text, next);
      }
      branch = next;
    }
    return branch;
  });
  return fields.filter((_, index) => branches[index]?.size === 0);
}

/** Where the line that begins here ends, with the lines that it goes on in. */
function logicalEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isLineEnd(text.charAt(at))) {
    if (text.charAt(at) === "\\") at += text.startsWith("\r\n", at + 1) ? 3 : 2;
    else at++;
  }
  return Math.min(at, text.length);
}

function skip(text: string, start: number, isSkipped: (char: string) => boolean): number {
  let at = start;
  while (at < text.length && isSkipped(text.charAt(at))) at++;
  return at;
}

function isBlank(char: string): boolean {
  return char === " " || char === "\t" || char === "\f";
}

function isLineEnd(char: string): boolean {
  return char === "\n" || char === "\r";
}

function isBlankOrEnd(char: string): boolean {
  return isBlank(char) || isLineEnd(char);
}

function isKeyEnd(char: string): boolean {
  return isBlankOrEnd(char) || char === "=" || char === ":";
}
