import type { PlainValue } from "../../hocon/index.ts";

/** A setting by dotted key, wherever its dots were written as nesting or as part of a quoted key. */
export function plainSetting(config: PlainValue | undefined, key: string): PlainValue | undefined {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return undefined;
  const object = config as { readonly [key: string]: PlainValue };
  if (Object.hasOwn(object, key)) return object[key];
  for (let dot = key.indexOf("."); dot > 0; dot = key.indexOf(".", dot + 1)) {
    const head = key.slice(0, dot);
    if (!Object.hasOwn(object, head)) continue;
    const found = plainSetting(object[head], key.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function plainNumber(config: PlainValue | undefined, key: string): number | undefined {
  const value = Number(plainSetting(config, key) ?? Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}
