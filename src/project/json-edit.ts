import { applyEdits, type PlainValue, parse, setValue } from "../hocon/index.ts";

/** A value to set at a path of object keys. */
export interface JsonSetting {
  readonly path: readonly string[];
  readonly value: PlainValue;
}

/**
 * The JSON text with values set, everything else kept as it is written: unknown keys, order, layout.
 * A text that is no JSON is edited as far as it is readable.
 */
export function setJson(text: string, settings: readonly JsonSetting[]): string {
  let edited = text.trim() === "" ? "{\n}\n" : text;
  const wasJson = isJson(edited);
  for (const { path, value } of settings) edited = applyEdits(edited, setValue(parse(edited), path, value));
  // The layout matters less than a file that other JSON tools can read.
  return wasJson && !isJson(edited) ? rewritten(text, settings) : edited;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function rewritten(text: string, settings: readonly JsonSetting[]): string {
  const root: unknown = text.trim() === "" ? {} : JSON.parse(text);
  const base = settings.reduce<unknown>(
    (value, setting) => withValue(value, setting.path, setting.value),
    root,
  );
  return `${JSON.stringify(base, null, 2)}\n`;
}

function withValue(target: unknown, path: readonly string[], value: PlainValue): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const isObject = typeof target === "object" && target !== null && !Array.isArray(target);
  const entries = new Map<string, unknown>(isObject ? Object.entries(target) : []);
  entries.set(key, withValue(entries.get(key), rest, value));
  return Object.fromEntries(entries);
}
