/** The deepest nesting of schemas, and of data, that this room follows; more is a problem, not a stack overflow. */
export const MAX_NESTING = 1_000;

/** A record costs three JSON levels per schema level (`fields`, the field, its `type`), a union one more. */
const MAX_JSON_NESTING = 5 * MAX_NESTING;

export type ParsedJson =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly code: "bad-json" | "too-deep"; readonly message: string };

/** Parses JSON of bounded nesting. The message of a refusal says where the text breaks, as line and column. */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === "") {
    return { ok: false, code: "bad-json", message: "The file is empty: write an Avro schema as JSON." };
  }
  const json = withoutComments(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (jsonNesting(json) > MAX_JSON_NESTING) {
    return {
      ok: false,
      code: "too-deep",
      message: `The JSON nests more than ${MAX_JSON_NESTING} levels deep: flatten the schema, e.g. by naming its parts.`,
    };
  }
  try {
    return { ok: true, json: JSON.parse(json) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, code: "bad-json", message: `This is not JSON (${reason}): mend the syntax.` };
  }
}

/** Java's schema parser takes comments, so that files with a licence at their head are common. */
function withoutComments(text: string): string {
  if (!text.includes("//") && !text.includes("/*")) return text;
  const kept: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') {
      // Signs of comments inside strings are text.
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === "\\") i++;
    } else if (text[i] === "/" && (text[i + 1] === "/" || text[i + 1] === "*")) {
      const [close, length] = text[i + 1] === "/" ? ["\n", 0] : ["*/", 2];
      const end = text.indexOf(close, i + 2);
      kept.push(text.slice(from, i), " ");
      from = end === -1 ? text.length : end + length;
      i = from - 1;
    }
  }
  return kept.join("") + text.slice(from);
}

/** Counts brackets outside strings; the text need not be valid JSON. */
function jsonNesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x7d || c === 0x5d) depth--;
  }
  return deepest;
}

/** A JSON object, as told apart from arrays and null. */
export type JsonObject = { readonly [key: string]: unknown };

export function isJsonObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The own value of a key: keys such as `constructor` are never taken from the prototype. */
export function ownValue(json: JsonObject, key: string): unknown {
  return Object.hasOwn(json, key) ? json[key] : undefined;
}

/** Names the kind of a JSON value for a sentence. */
export function describeJson(json: unknown): string {
  if (json === null) return "null";
  if (Array.isArray(json)) return "an array";
  if (typeof json === "object") return "an object";
  const shown = JSON.stringify(json) ?? String(json);
  return `the ${typeof json} ${shown.length > 40 ? `${shown.slice(0, 37)}...` : shown}`;
}
