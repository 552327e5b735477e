import {
  applyEdits,
  type PlainValue,
  parse,
  removeValue,
  renameKey,
  setValue,
  type TextEdit,
} from "../hocon/index.ts";

/** A value to set at a path of object keys, a key to take away with its value, or a new name for it. */
export type JsonSetting =
  | { readonly path: readonly string[]; readonly value: PlainValue }
  | { readonly path: readonly string[]; readonly remove: true }
  | { readonly path: readonly string[]; readonly renameTo: string };

/**
 * The JSON text with the settings made, everything else kept as it is written: unknown keys, order, layout.
 * A text that is no JSON is edited as far as it is readable.
 */
export function setJson(text: string, settings: readonly JsonSetting[]): string {
  let edited = text.trim() === "" ? "{\n}\n" : text;
  const wasJson = isJson(edited);
  for (const setting of settings) edited = applyEdits(edited, editsOf(edited, setting));
  // The layout matters less than a file that other JSON tools can read.
  return wasJson && !isJson(edited) ? rewritten(text, settings) : edited;
}

function editsOf(text: string, setting: JsonSetting): readonly TextEdit[] {
  const document = parse(text);
  if ("remove" in setting) return removeValue(document, setting.path);
  if ("renameTo" in setting) return renameKey(document, setting.path, setting.renameTo);
  return setValue(document, setting.path, setting.value);
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
  const base = settings.reduce<unknown>((value, setting) => withSetting(value, setting.path, setting), root);
  return `${JSON.stringify(base, null, 2)}\n`;
}

function withSetting(target: unknown, path: readonly string[], setting: JsonSetting): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return "value" in setting ? setting.value : target;
  const isObject = typeof target === "object" && target !== null && !Array.isArray(target);
  const entries = new Map<string, unknown>(isObject ? Object.entries(target) : []);
  if (rest.length > 0 || "value" in setting) {
    entries.set(key, withSetting(entries.get(key), rest, setting));
    return Object.fromEntries(entries);
  }
  const { renameTo } = "renameTo" in setting ? setting : { renameTo: undefined };
  return Object.fromEntries(
    [...entries].flatMap(([name, value]) => {
      if (name !== key) return [[name, value] as const];
      return renameTo === undefined ? [] : [[renameTo, value] as const];
    }),
  );
}
